import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { drawBatch, type BatchFigure } from './draw-batch.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), 'draw-batch-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const header = String.raw`\documentclass{article}
\newcommand\picture@@[1]{\setbox0\hbox{#1}\shipout\box0 }`.replace('@@', 'page');

function figure(name: string, tex: string): BatchFigure {
  return { chapter: 'ellipse', name, tex };
}

let batches = 0;
function draw(
  figures: readonly BatchFigure[],
  options: { header?: string; seconds?: number } = {},
) {
  const workFolder = join(root, `batch-${(batches += 1)}`);
  mkdirSync(workFolder);
  return drawBatch({
    header: options.header ?? header,
    figures,
    jobname: 'batch',
    workFolder,
    projectRoot: root,
    inputFolders: [root],
    sourceDateEpoch: 1_000_000_000,
    timeLimitSeconds: options.seconds ?? 60,
    memoryLimitBytes: 2 ** 30,
  });
}

test('a figure that stops TeX is named, and the pages of the others are delivered whole', async () => {
  writeFileSync(join(root, 'points.txt'), 'circle');
  const { run, figures, diagnostics } = await draw([
    figure('grid', String.raw`\picturepage{\input{points.txt}}`),
    figure('lost', String.raw`\picturepage{\input{nowhere.tex}}`),
    figure('energy', String.raw`\picturepage{b}`),
    figure('vague', String.raw`\picturepage{$\vq$}`),
    figure('double', String.raw`\picturepage{c}\picturepage{d}`),
  ]);
  expect(diagnostics).toEqual([]);
  expect(run.pages).toBe(2);
  expect(figures.get('ellipse/grid')).toMatchObject({ page: 1, diagnostics: [] });
  expect(figures.get('ellipse/grid')?.inputs).toContain(join(root, 'points.txt'));
  expect(figures.get('ellipse/energy')).toMatchObject({ page: 2, diagnostics: [] });
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
  expect([...figures.values()].map(({ page }) => page)).toEqual([undefined, undefined]);
});
