import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { kpsewhich } from './companions.ts';
import { typesetUntilSettled } from './typeset-until-settled.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), 'typeset-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function prepare(name: string, tex: readonly string[]) {
  const workFolder = join(root, name);
  mkdirSync(join(workFolder), { recursive: true });
  writeFileSync(join(root, `${name}.tex`), tex.join('\n'));
  return {
    rootFile: `${name}.tex`,
    jobname: 'book',
    workFolder,
    projectRoot: root,
    inputFolders: [root],
    sourceDateEpoch: 1_000_000_000,
    timeLimitSeconds: 60,
    memoryLimitBytes: 2 ** 30,
  };
}

const book = [
  String.raw`\documentclass{article}`,
  String.raw`\usepackage[backend=biber]{biblatex}\addbibresource{refs.bib}`,
  String.raw`\usepackage{makeidx}\makeindex`,
  String.raw`\begin{document}\tableofcontents`,
  String.raw`\section{Heat}\label{heat}See page~\pageref{end} and \cite{fourier}.\index{heat}`,
  String.raw`\newpage\label{end}\printbibliography\printindex`,
  String.raw`\end{document}`,
];

test('contents, references, bibliography and index settle, and once settled one pass is enough', async () => {
  writeFileSync(
    join(root, 'refs.bib'),
    '@book{fourier, author={Joseph Fourier}, title={Heat}, date={1822}}\n',
  );
  const job = prepare('settles', book);
  const seen: [number, number][] = [];
  const first = await typesetUntilSettled(job, (pass, pages) => seen.push([pass, pages]));
  expect(first.diagnostics).toEqual([]);
  expect(first.isSettled).toBe(true);
  expect(seen.map(([pass]) => pass)).toEqual(seen.map((_, index) => index + 1));
  expect(seen.at(-1)).toEqual([first.passes, 3]);
  expect(first.passes).toBeGreaterThan(1);
  expect(readFileSync(join(job.workFolder, 'book.bbl'), 'utf8')).toContain('Fourier');
  expect(readFileSync(join(job.workFolder, 'book.ind'), 'utf8')).toContain('heat');

  const again = await typesetUntilSettled(job);
  expect(again).toMatchObject({ passes: 1, isSettled: true, diagnostics: [] });

  // The bibliography is not among TeX's own inputs, and still an edit must reach the page.
  writeFileSync(
    join(root, 'refs.bib'),
    '@book{fourier, author={Jean Fourier}, title={Heat}, date={1822}}\n@book{fourier, title={',
  );
  const broken = await typesetUntilSettled(job);
  expect(broken.isSettled).toBe(false);
  expect(broken.diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'latex/bibliography',
      severity: 'error',
      place: expect.objectContaining({ file: 'refs.bib' }),
    }),
  );
});

test('a document that never settles is given up after six passes', async () => {
  const job = prepare('restless', [
    String.raw`\documentclass{article}\makeatletter`,
    String.raw`\newcount\pass \def\lastpass{0}`,
    String.raw`\begin{document}\pass=\lastpass \advance\pass by 1`,
    String.raw`\immediate\write\@mainaux{\string\gdef\string\lastpass{\the\pass}}x`,
    String.raw`\end{document}`,
  ]);
  const { passes, isSettled, diagnostics } = await typesetUntilSettled(job);
  expect(passes).toBe(6);
  expect(isSettled).toBe(false);
  expect(diagnostics).toMatchObject([
    { code: 'latex/not-settled', message: 'After 6 passes book.aux still changed.' },
  ]);
});

test('what is changed after a pass is read by another one, and what was said last is said', async () => {
  const job = prepare('adjusted', [
    String.raw`\documentclass{article}\begin{document}x`,
    String.raw`\InputIfFileExists{more.tex}{}{}\end{document}`,
  ]);
  const seen: number[] = [];
  const result = await typesetUntilSettled({
    ...job,
    afterPass(pages) {
      seen.push(pages);
      writeFileSync(join(job.workFolder, 'more.tex'), String.raw`\newpage y`);
      return [{ code: 'printer/gutter', severity: 'warning', message: `${pages} pages` }];
    },
  });
  expect(seen.at(0)).toBe(1);
  expect(seen.at(-1)).toBe(2);
  expect(result).toMatchObject({ isSettled: true, diagnostics: [{ message: '2 pages' }] });
});

test('the first pass with an error is the last, and an index entry MakeIndex refuses is shown', async () => {
  const wrong = prepare('wrong', [
    String.raw`\documentclass{article}\begin{document}\vq\end{document}`,
  ]);
  expect(await typesetUntilSettled(wrong)).toMatchObject({
    passes: 1,
    diagnostics: [{ code: 'latex/undefined-macro', place: { file: 'wrong.tex', line: 1 } }],
  });
  const index = prepare('index', [
    String.raw`\documentclass{article}\usepackage{makeidx}\makeindex`,
    String.raw`\begin{document}x\index{a!b!c!d}\printindex\end{document}`,
  ]);
  expect(await typesetUntilSettled(index)).toMatchObject({
    passes: 1,
    diagnostics: [{ code: 'latex/index', excerpt: String.raw`\indexentry{a!b!c!d}{1}` }],
  });
});

test('kpsewhich finds what TeX would read and leaves out what it would not', async () => {
  const job = prepare('found', ['']);
  const found = await kpsewhich(['nowhere.sty', 'article.cls', 'found.tex'], job);
  expect([...found.keys()]).toEqual(['article.cls', 'found.tex']);
  expect(found.get('found.tex')).toBe(join(root, 'found.tex'));
});
