import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import { setOutputIntent } from '@chiaroscuro/pdf/output-intent';
import { pngPixel } from '@chiaroscuro/pdf/png-pixel';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { parseHex } from '@chiaroscuro/stylesheet/colour';
import { openPress, type Cmyk } from '@chiaroscuro/stylesheet/press-colours';
import { PDFName } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { compareBuilds } from '../pipelines/changes/src/compare.ts';
import { readDistribution } from '../pipelines/changes/src/distribution.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'changes-colours-'));
afterAll(() => rmSync(folder, { recursive: true }));

const profile = await readPressProfile({ profile: 'FOGRA39L_coated.icc', workFolder: folder });

/** A page full of an ink colour, with a figure in it that is a form with resources of its own. */
async function printed(name: string, inks: Cmyk): Promise<string> {
  const fill = `${inks.join(' ')} k 0 0 522 738 re f`;
  const document = await sampleDocument({
    pages: 1,
    content: `${fill} /Figure Do`,
    resources: (context) => {
      const resources = context.obj({});
      const form = context.flateStream(fill, {
        ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 40, 40], Resources: {} },
      });
      setFigureName(form.dict, 'wave/patch');
      resources.set(PDFName.of('XObject'), context.obj({ Figure: context.register(form) }));
      return resources;
    },
    change: (changed) =>
      setOutputIntent(changed, { identifier: 'FOGRA39', condition: 'Coated', profile }),
  });
  const bytes = await documentBytes(document);
  const dist = mkdtempSync(path.join(folder, name));
  writeFileSync(path.join(dist, 'tiny-print.pdf'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const book = { slug: 'tiny', title: 'A Tiny Book', date: '2026-11-23' };
  const files = [{ file: 'tiny-print.pdf', edition: 'print', sha256 }];
  writeFileSync(path.join(dist, 'build.json'), JSON.stringify({ book, files }));
  return dist;
}

const middle = (picture: Uint8Array): number[] => pngPixel(picture, { x: 0.5, y: 0.5 });

/** The largest difference of a channel, from 0 to 255. */
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, channel) => Math.abs(value - b[channel]!)));

test('pages and figures of the print edition have the colours that the press they name gives', async () => {
  const [magenta, cyan]: [Cmyk, Cmyk] = [
    [0, 1, 0, 0],
    [1, 0, 0, 0],
  ];
  const old = await readDistribution(await printed('old', magenta), 'old');
  const fresh = await readDistribution(await printed('fresh', cyan), 'fresh');
  const { figures, pages } = await compareBuilds(old, fresh);
  const press = await openPress({ profile });
  const onPaper = (inks: Cmyk) => parseHex(press.printed(inks)).map((part) => 255 * part);
  // What Poppler makes of these inks when it does not know the press.
  expect(distance(onPaper(magenta), [236, 0, 140])).toBeGreaterThan(10);
  expect(distance(onPaper(cyan), [0, 174, 239])).toBeGreaterThan(10);
  for (const { before, after } of [figures[0]!.pictures[0]!, pages[0]!.pictures[0]!]) {
    expect(distance(middle(before!), onPaper(magenta))).toBeLessThan(3);
    expect(distance(middle(after!), onPaper(cyan))).toBeLessThan(3);
  }
}, 120_000);
