import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { runLualatex } from './run-tex.ts';
import { styleFolder } from './style-folder.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(path.join(tmpdir(), 'style-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const document = String.raw`\documentclass{article}
\usepackage{chiaroscuro}
\definehue{pink}{screen=FEB9DE, print=C93A8B/10/85/5/0}
\definehue{rose}{screen=FEB9DE, print=C93A8B}
\newcommand\say[2]{\immediate\write-1{SAID #1 #2}}
\begin{document}\makeatletter
\say{pink}{\csname\string\color@pink\endcsname}
\say{rose}{\csname\string\color@rose\endcsname}
\newlength\inches
\inches\bookinches{printer.bleed}\say{bleed}{\the\inches}
\inches\bookinches{printer.gutter}\say{gutter}{\the\inches}
x\end{document}
`;
const printer = { bleed: 0.125, margins: 0.5, gutter: [{ pages: 150, inches: 0.25 }] };

/** What TeX says of an edition with these files beside it. */
async function said(edition: string, files: Record<string, string>): Promise<Map<string, string>> {
  const workFolder = mkdtempSync(path.join(root, 'run-'));
  const inputs = path.join(workFolder, 'inputs');
  mkdirSync(inputs);
  const editions = { print: { medium: 'print' }, screen: { medium: 'screen' } };
  const all = { 'book.json': JSON.stringify({ editions }), 'text.tex': document, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(inputs, name), text);
  writeFileSync(
    path.join(inputs, 'root.tex'),
    String.raw`\newcommand\bookedition{${edition}}\input{text}`,
  );
  const { transcript } = await runLualatex({
    rootFile: 'root.tex',
    jobname: 'root',
    workFolder,
    inputFolders: [inputs, styleFolder],
    sourceDateEpoch: 0,
    timeLimitSeconds: 100,
    memoryLimitBytes: 2 ** 31,
  });
  return new Map(
    [...transcript.matchAll(/^SAID (\w+) (.*)$/gm)].map(([, name, value]) => [name!, value!]),
  );
}

test('print takes inks by what is written, and bleed and gutter from the printer', async () => {
  const lines = await said('print', {
    'press-palette.tex':
      '\\definepresscolour{C93A8B/10/85/5/0}{0.1,0.85,0.05,0}\n\\definepresscolour{C93A8B}{0.2,0.9,0,0}\n',
    'printer.json': JSON.stringify(printer),
  });
  expect(lines.get('pink')).toContain('0.1 0.85 0.05 0 k');
  expect(lines.get('rose')).toContain('0.2 0.9 0 0 k');
  expect(lines.get('bleed')).toBe('9.03374pt');
  expect(lines.get('gutter')).toBe('18.06749pt');
});

test('a printer who wants sRGB gets the colours themselves; the build may know a better gutter', async () => {
  const lines = await said('print', {
    'press-palette.tex': '\\presscolourmodel{rgb}\n',
    'printer.json': JSON.stringify(printer),
    'gutter.json': '{ "inches": 0.5 }',
  });
  expect(lines.get('pink')).toContain('0.78824 0.22745 0.5451 rg');
  expect(lines.get('gutter')).toBe('36.135pt');
});

test('a screen edition knows no printer', async () => {
  const lines = await said('screen', { 'printer.json': JSON.stringify(printer) });
  expect(lines.get('pink')).toContain('0.99608 0.7255 0.87059 rg');
  expect([lines.get('bleed'), lines.get('gutter')]).toEqual(['0.0pt', '0.0pt']);
});
