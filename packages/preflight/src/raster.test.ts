import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { degrees } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PageRaster } from './raster-page.ts';
import { cmykRasters, rgbRasters } from './raster.ts';
import type { Subject } from './subject.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'raster-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('rasters', () => {
  test('hold the inks of a page as the content sets them', async () => {
    const raster = await cmykPage(1, '0.6 0.4 0.4 1 k 9 9 100 200 re f');
    expect([...raster.at(...raster.pixelAt(20, 20))]).toEqual([153, 102, 102, 255]);
    expect([...raster.at(...raster.pixelAt(20, 220))]).toEqual([0, 0, 0, 0]);
  });

  test('add what is transparent to what is below', async () => {
    const content = '1 0 0 0 k 9 9 100 200 re f /Half gs 0 0 0 1 k 9 9 100 200 re f';
    const raster = await cmykPage(1, content);
    const [cyan, , , black] = raster.at(...raster.pixelAt(20, 20));
    expect([cyan, black].map((ink) => Math.round((ink ?? 0) / 8))).toEqual([16, 16]);
  });

  test('are drawn of the pages that were asked for alone, each once', async () => {
    const seen: (readonly [number, boolean])[] = [];
    const rasters = cmykRasters(await subjectOf({ pages: 40 }));
    for (const page of [38, 3, 3, 7]) {
      rasters.request(page, (raster, asked) => seen.push([asked, raster?.page === asked]));
    }
    await Promise.all([rasters.settle(), rasters.settle()]);
    expect(seen.sort(([a], [b]) => a - b)).toEqual(
      [3, 3, 7, 38].map((page) => [page, true] as const),
    );
  });

  test('are drawn, two dozen at a time, while others are still asked for', async () => {
    const seen = new Set<number>();
    const rasters = cmykRasters(await subjectOf({ pages: 50 }));
    for (let page = 1; page <= 50; page += 2) rasters.request(page, () => seen.add(page));
    await vi.waitUntil(() => seen.size > 0, { timeout: 20_000 });
    expect(seen.has(49)).toBe(false);
    await rasters.settle();
    expect(seen.size).toBe(25);
  });

  test('of Poppler are of the page that was asked for, too', async () => {
    const seen: string[] = [];
    const subject = await subjectOf({ pages: 12, content: '1 0 0 rg 9 9 100 200 re f' });
    const rasters = rgbRasters(subject);
    for (const page of [2, 12]) {
      rasters.request(page, (raster) =>
        seen.push(`${raster?.page}: ${raster?.at(...raster.pixelAt(50, 50)).join()}`),
      );
    }
    await rasters.settle();
    expect(seen.sort()).toEqual(['12: 255,0,0', '2: 255,0,0']);
  });

  test.each([0, 90, 180, 270])('find a place on a page that is turned by %i°', async (angle) => {
    const raster = await cmykPage(1, '0 0 0 1 k 9 9 100 20 re f', angle);
    const inkAt = (x: number, y: number) => raster.at(...raster.pixelAt(x, y))[3];
    expect([inkAt(12, 12), inkAt(105, 25), inkAt(9, 60), inkAt(500, 20)]).toEqual([255, 255, 0, 0]);
    const box = raster.boxOf(raster.windowOf([9, 9, 109, 29]));
    expect(box.map(Math.round)).toEqual([9, 9, 109, 29]);
  });

  test('are missing, without an error, of a page that cannot be drawn', async () => {
    const seen: unknown[] = [];
    const rasters = cmykRasters(await subjectOf({ bytes: Buffer.from('%PDF-1.6 and no more') }));
    rasters.request(1, (raster) => seen.push(raster));
    await rasters.settle();
    expect(seen).toEqual([undefined]);
  });

  test('say which program is missing', async () => {
    vi.stubEnv('PATH', folder);
    const rasters = rgbRasters(await subjectOf({}));
    rasters.request(1, () => undefined);
    await expect(rasters.settle()).rejects.toMatchObject({
      diagnostics: [{ code: 'tool/missing', hint: 'Install poppler-utils.' }],
    });
    vi.unstubAllEnvs();
  });
});

async function cmykPage(page: number, content: string, angle = 0): Promise<PageRaster> {
  const rasters = cmykRasters(await subjectOf({ content, angle }));
  let found: PageRaster | undefined;
  rasters.request(page, (raster) => (found = raster));
  await rasters.settle();
  if (!found) throw new Error(`page ${page} was not drawn`);
  return found;
}

let count = 0;

async function subjectOf(options: {
  pages?: number;
  content?: string;
  angle?: number;
  bytes?: Uint8Array;
}): Promise<Subject> {
  const document = await sampleDocument({
    ...(options.pages && { pages: options.pages }),
    ...(options.content && { content: options.content }),
    resources: (context) => context.obj({ ExtGState: { Half: { ca: 0.5 } } }),
    change: (_, pages) => pages.forEach((page) => page.setRotation(degrees(options.angle ?? 0))),
  });
  const bytes = options.bytes ?? (await documentBytes(document));
  const file = path.join(folder, `${++count}.pdf`);
  writeFileSync(file, bytes);
  return {
    file,
    path: file,
    bytes,
    document,
    profile: { medium: 'screen', name: 'screen' },
  };
}
