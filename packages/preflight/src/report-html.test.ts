import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { degrees } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { Finding } from './check.ts';
import { makeReport } from './report.ts';
import { formatReportPage } from './report-html.ts';
import { html } from './report-markup.ts';
import { drawPages } from './report-pictures.ts';

const hostile = '</p><script src="https://example.org/x.js"></script>" onload="x" \u0007 & \'';

function reportOf(findings: readonly Finding[]) {
  return makeReport({
    file: `folder/${hostile}.pdf`,
    bytes: new Uint8Array(),
    pages: 3,
    profile: { medium: 'screen', name: 'screen' },
    checks: [{ code: 'preflight/syntax', outcome: 'made' }],
    findings,
  });
}

test('whatever a file says of itself is text on the page, never markup', () => {
  const finding: Finding = {
    code: 'preflight/links',
    severity: 'error',
    message: hostile,
    hint: hostile,
    excerpt: hostile,
    place: { page: 1, figure: `a/${hostile}`, file: hostile, line: 3 },
  };
  const page = formatReportPage(reportOf([finding, { ...finding, place: {} }]), new Map());
  expect(page).not.toMatch(/<script|\bonload="|\u0007/);
  expect(page).toContain('&lt;script src=&quot;https://example.org/x.js&quot;&gt;');
  // What is meant as markup is markup.
  expect(html`<p>${html`<b>${'<'}</b>`}${[1, undefined, html`<i></i>`]}</p>`.text).toBe(
    '<p><b>&lt;</b>1<i></i></p>',
  );
});

test('the page asks nobody for anything, and forbids itself to', () => {
  const page = formatReportPage(reportOf([]), new Map());
  expect(page).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/\b(src|href)="(?!data:|#)|@import|url\(/);
  expect(page.match(/<tr class="/g)).toHaveLength(46);
});

test('a page with findings is shown, with a mark on each place that leads to what is said of it', async () => {
  const findings: Finding[] = [
    ['links', [0, 369, 261, 738]] as const,
    ['links', [261, 0, 522, 369]] as const,
    ['delivery', undefined] as const,
  ].map(([name, where]) => ({
    code: `preflight/${name}`,
    severity: 'warning',
    message: name,
    place: { page: 2 },
    ...(where && { where }),
  }));
  const report = reportOf(findings);
  const pictures = await draw(0, report.findings);
  const page = formatReportPage(report, pictures);
  expect(page.match(/<img\s/g)).toHaveLength(1);
  expect(page).toMatch(
    /<img\s+src="data:image\/jpeg;base64,[\w+/]+=*"\s+width="637"\s+height="900"/,
  );
  expect(page.match(/class="mark warning"\s+href="#finding-2-1"/g)).toHaveLength(2);
  expect(page).toContain('style="left:0%;top:0%;width:50%;height:50%"');
  expect(page).toContain('style="left:50%;top:50%;width:50%;height:50%"');
  expect(page.match(/id="finding-2-/g)).toHaveLength(2);
  expect(page).toContain('href="#page-2"');
});

test.each([
  [0, { left: 10, top: 70, width: 30, height: 20 }],
  [90, { left: 10, top: 10, width: 20, height: 30 }],
  [180, { left: 60, top: 10, width: 30, height: 20 }],
  [270, { left: 70, top: 60, width: 20, height: 30 }],
])('a place is found again on a page that is turned by %i degrees', async (rotation, place) => {
  const [finding] = reportOf([
    { code: 'preflight/links', severity: 'error', message: 'x', place: { page: 1 } },
  ]).findings;
  const picture = (await draw(rotation, [finding!])).get(1)!;
  expect(picture.place([52.2, 73.8, 208.8, 221.4])).toEqual(place);
  expect(picture.width < picture.height).toBe(rotation % 180 === 0);
  // Whatever lies outside the page is marked at its edge.
  expect(picture.place([-1e9, -1e9, 1e9, NaN])).toMatchObject({ left: 0, width: 100 });
});

test('a file that cannot be drawn has a report without pictures', async () => {
  const [finding] = reportOf([
    { code: 'preflight/links', severity: 'error', message: 'x', place: { page: 1 } },
  ]).findings;
  expect(await drawPages('/no/such/file.pdf', [finding!])).toEqual(new Map());
});

async function draw(rotation: number, findings: Parameters<typeof drawPages>[1]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'));
  try {
    const document = await sampleDocument({
      change: (_, pages) => pages.forEach((page) => page.setRotation(degrees(rotation))),
    });
    const file = path.join(folder, 'sample.pdf');
    writeFileSync(file, await documentBytes(document));
    return await drawPages(file, findings);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
