import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { drawBatch, type BatchFigure, type DrawnFigure } from './draw-batch.ts';
import { drawFigures } from './draw-figures.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), 'draw-batch-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const header = String.raw`\documentclass{article}
\newcommand\picture@@[1]{\setbox0\hbox{#1}\shipout\box0 }`.replace('@@', 'page');

function figure(name: string, tex: string): BatchFigure {
  return { chapter: 'ellipse', name, tex };
}

let jobs = 0;
/** Draws in one process after the other, and says what became of each figure and how many pages there were. */
async function draw(
  figures: readonly BatchFigure[],
  options: { header?: string; seconds?: number; processes?: number; batchSize?: number } = {},
) {
  const workFolder = join(root, `job-${(jobs += 1)}`);
  mkdirSync(workFolder);
  const outcome = {
    figures: new Map<string, DrawnFigure>(),
    diagnostics: [] as Diagnostic[],
    pages: [] as number[],
  };
  await drawFigures({
    header,
    projectRoot: root,
    inputFolders: [root],
    sourceDateEpoch: 1_000_000_000,
    timeLimitSeconds: options.seconds ?? 60,
    memoryLimitBytes: 2 ** 30,
    processes: 1,
    takeTurn: () => Promise.resolve(() => {}),
    ...options,
    figures,
    workFolder,
    onBatch(batch) {
      for (const [key, drawn] of batch.figures) outcome.figures.set(key, drawn);
      outcome.diagnostics.push(...batch.diagnostics);
      outcome.pages.push(batch.run.pages);
    },
  });
  return outcome;
}

test('a figure that stops TeX is named, and the pages of the others are delivered whole', async () => {
  writeFileSync(join(root, 'points.txt'), 'circle');
  const { figures, diagnostics } = await draw([
    figure('grid', String.raw`\picturepage{\input{points.txt}}`),
    figure('lost', String.raw`\picturepage{\input{nowhere.tex}}`),
    figure('energy', String.raw`\picturepage{b}`),
    figure('vague', String.raw`\picturepage{$\vq$}`),
    figure('double', String.raw`\picturepage{c}\picturepage{d}`),
  ]);
  expect(diagnostics).toEqual([]);
  expect(figures.get('ellipse/grid')).toMatchObject({ page: 1, diagnostics: [] });
  expect(figures.get('ellipse/grid')?.inputs).toContain(join(root, 'points.txt'));
  expect(figures.get('ellipse/energy')).toMatchObject({ diagnostics: [] });
  expect(figures.get('ellipse/energy')?.page).toBeDefined();
  expect(figures.get('ellipse/energy')?.inputs).not.toContain(join(root, 'points.txt'));
  expect(figures.get('ellipse/lost')).toMatchObject({
    diagnostics: [{ code: 'latex/missing-file', place: { figure: 'ellipse/lost' } }],
  });
  expect(figures.get('ellipse/vague')?.diagnostics).toMatchObject([
    { code: 'latex/undefined-macro' },
  ]);
  expect(figures.get('ellipse/double')?.diagnostics).toMatchObject([
    { code: 'latex/figure-pages', message: expect.stringContaining('gave 2') },
  ]);
  expect(figures.get('ellipse/double')?.page).toBeUndefined();
});

test('a figure that leaves a brace open or draws nothing does not take the next one with it', async () => {
  const { figures } = await draw([
    figure('open', String.raw`\picturepage{a`),
    figure('empty', ''),
    figure('good', String.raw`\picturepage{b}`),
  ]);
  expect(figures.get('ellipse/open')?.diagnostics.length).toBeGreaterThan(0);
  expect(figures.get('ellipse/empty')?.diagnostics).toMatchObject([{ code: 'latex/figure-pages' }]);
  expect(figures.get('ellipse/good')).toMatchObject({ page: 1, diagnostics: [] });
});

test('a figure that loops without end is stopped alone', async () => {
  const { figures } = await draw(
    [
      figure('loop', String.raw`\directlua{while true do end}`),
      figure('good', String.raw`\picturepage{b}`),
    ],
    { seconds: 3 },
  );
  expect(figures.get('ellipse/loop')?.diagnostics).toMatchObject([{ code: 'latex/time-limit' }]);
  expect(figures.get('ellipse/good')).toMatchObject({ page: 1 });
});

test('an error in the header belongs to no figure and is not retried figure by figure', async () => {
  const { figures, diagnostics } = await draw([figure('grid', 'x'), figure('energy', 'y')], {
    header: String.raw`\documentclass{article}\usepackage{nosuchpackage}`,
  });
  expect(diagnostics).toMatchObject([{ code: 'latex/missing-package' }]);
  expect([...figures.keys()]).toEqual([]);
});

test('a process that finds all figures drawn by others has nothing to report', async () => {
  const { diagnostics } = await draw(
    ['a', 'b'].map((name) => figure(name, `\\picturepage{${name}}`)),
    {
      processes: 2,
    },
  );
  expect(diagnostics).toEqual([]);
  const workFolder = join(root, 'idle');
  mkdirSync(workFolder);
  const idle = await drawBatch({
    header,
    figures: [],
    jobname: 'figures',
    workFolder,
    projectRoot: root,
    inputFolders: [root],
    sourceDateEpoch: 1_000_000_000,
    timeLimitSeconds: 60,
    memoryLimitBytes: 2 ** 30,
  });
  expect(idle.diagnostics).toEqual([]);
});

test('figures are shared out over processes, and a process hands over what it has drawn', async () => {
  const letters = [...'abcde'];
  const { figures, pages } = await draw(
    letters.map((name) => figure(name, `\\picturepage{${name}}`)),
    { processes: 2, batchSize: 2 },
  );
  expect([...figures.keys()].sort()).toEqual(letters.map((name) => `ellipse/${name}`));
  expect(pages.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(pages.length).toBeGreaterThanOrEqual(3);
});

test('one process draws many figures', async () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const { figures, diagnostics, pages } = await draw(
    letters.map((name) => figure(name, `\\picturepage{${name}}`)),
  );
  expect(diagnostics).toEqual([]);
  expect(pages).toEqual([26]);
  expect(figures.get('ellipse/z')).toMatchObject({ page: 26, diagnostics: [] });
});
