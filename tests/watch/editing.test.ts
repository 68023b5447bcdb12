/// <reference lib="dom" />
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from '../harness/workspace.ts';
import { startWatch, type RunningWatch } from '../harness/running-watch.ts';
import { edit, openBrowser, openPage, shownVersion } from './watch-bench.ts';

const drawing = 'chapters/wave/figures/standing-wave/standing-wave.tex';
/** Where the chapter with the figure begins, after the one that is added here. */
const chapterPage = 3;
const patience = { timeout: 240_000 };

let workspace: Workspace;
let watch: RunningWatch;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  workspace = makeWorkspace();
  addChapter(workspace);
  watch = await startWatch(workspace);
  await watch.rested(1);
  browser = await openBrowser();
  page = await openPage(browser, watch);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await watch?.stop();
  workspace?.remove();
});

test('both editions are shown beside each other, page by page', async () => {
  const rows = await page.locator('.row').evaluateAll((elements) =>
    elements.map((row) =>
      [...row.querySelectorAll('.page')].map((cell) => {
        const { top, left, height } = cell.getBoundingClientRect();
        return { label: cell.getAttribute('aria-label'), top, left, height };
      }),
    ),
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const [index, [screen, print]] of rows.entries()) {
    expect(screen?.label).toBe(`Page ${index + 1}, screen edition`);
    expect(print?.label).toBe(`Page ${index + 1}, print edition`);
    expect(print).toMatchObject({ top: screen?.top, height: screen?.height });
    expect(print!.left).toBeGreaterThan(screen!.left);
  }
  expect(await cornerOf('screen')).toEqual([0x14, 0x16, 0x1a]);
  expect(await cornerOf('print')).toEqual([255, 255, 255]);
});

test('a drawing is shown in its place before the book has been typeset, in both editions', async () => {
  const { builds } = await watch.rested();
  await goTo(chapterPage);
  const version = () => shownVersion(page, 'screen', chapterPage);
  const before = await version();
  // TeX loads the stylesheet while the author thinks.
  await delay(10_000);
  const saved = performance.now();
  edit(workspace, drawing, 'draw=cu', 'draw=cu, dashed');
  const overlay = page.locator('.fresh-overlay[data-figure="wave/standing-wave"]');
  for (const edition of ['screen', 'print'])
    await page.locator(`[data-edition="${edition}"]`).locator(overlay).waitFor(patience);
  const seen = performance.now() - saved;
  expect((await watch.state()).builds.finished).toBe(builds.finished);
  expect(await version()).toBe(before);
  console.log(`a drawing was seen ${Math.round(seen)} ms after it was saved`);

  await watch.rested(builds.finished + 1);
  await expect.poll(version, patience).not.toBe(before);
  await expect.poll(() => overlay.count(), patience).toBe(0);
  expect(await page.locator('.fresh-card').count()).toBe(0);
}, 400_000);

test('prose is shown as a proof of its chapter first, in its place, then in the book', async () => {
  const { builds } = await watch.rested();
  const version = (number: number) => shownVersion(page, 'print', number);
  await goTo(chapterPage);
  const before = { front: await version(chapterPage - 1), chapter: await version(chapterPage) };
  edit(workspace, 'chapters/wave/wave.tex', 'A string of length one', 'A cord of length one');
  await expect
    .poll(() => version(chapterPage), patience)
    .toMatch(/^\/pdf\/proof\/print\/wave.* 1$/);
  expect((await watch.state()).builds.finished).toBe(builds.finished + 1);
  expect(await version(chapterPage - 1)).toBe(before.front);
  await expect.poll(() => version(chapterPage), patience).toContain('/pdf/edition/print');
  expect(await version(chapterPage)).not.toBe(before.chapter);
  await goTo(1);
}, 400_000);

test('a colour shows in every page that has it, and only there', async () => {
  await watch.rested();
  const before = await shownVersion(page, 'print');
  edit(workspace, 'maths-preamble.tex', 'screen=14161A', 'screen=201008');
  await expect.poll(() => cornerOf('screen'), patience).toEqual([0x20, 0x10, 0x08]);
  expect(await shownVersion(page, 'print')).toBe(before);
}, 400_000);

test('an error is told with its place, old pages stay and say so, and both go when it is cured', async () => {
  await watch.rested();
  const before = await shownVersion(page, 'screen');
  edit(workspace, drawing, 'draw=cu', 'draw=cu, thickk');
  const problem = page.locator('.problem.error').first();
  await problem.waitFor(patience);
  expect(await problem.locator('.place').textContent()).toBe(`tests/tiny-book/${drawing}:4`);
  expect(await problem.locator('pre').textContent()).toContain('thickk');
  // Either edition may be the first to meet it; one problem names both in the end.
  await expect
    .poll(() => problem.locator('.where').textContent(), patience)
    .toMatch(/screen, print editions|print, screen editions/);
  await page.locator('#column-screen.old').waitFor(patience);
  expect(await shownVersion(page, 'screen')).toBe(before);
  expect(await page.locator('#column-screen').textContent()).toContain('old');

  edit(workspace, drawing, 'draw=cu, thickk', 'draw=cu, thick');
  await page
    .locator('.problem')
    .first()
    .waitFor({ ...patience, state: 'detached' });
  await page.locator('#column-screen:not(.old)').waitFor(patience);
  await expect.poll(() => shownVersion(page, 'screen'), patience).not.toBe(before);
}, 400_000);

test('twenty saves in a burst are one build', async () => {
  const { builds } = await watch.rested();
  for (let save = 0; save < 20; save += 1) {
    appendFileSync(`${workspace.book}/maths-preamble.tex`, `% save ${save}\n`);
    await delay(20);
  }
  const after = await watch.rested(builds.finished + 1);
  expect(after.builds.started - builds.started).toBe(1);
}, 400_000);

async function goTo(number: number): Promise<void> {
  await page.locator('#page').fill(String(number));
  await page.locator('#page').press('Enter');
  await page.locator(`.row[data-page="${number}"] .page[data-shown]`).first().waitFor();
}

/** The colour of the top left corner of an edition's first page. */
async function cornerOf(edition: string): Promise<number[]> {
  return page
    .locator(`.row[data-page="1"] .page[data-edition="${edition}"] canvas`)
    .evaluate((canvas) => {
      const context = (canvas as HTMLCanvasElement).getContext('2d');
      return [...(context?.getImageData(2, 2, 1, 1).data ?? [])].slice(0, 3);
    });
}

/** A chapter of prose before the tiny book's only one: where a proof belongs is then a question. */
function addChapter({ book }: Workspace): void {
  const folder = `${book}/chapters/rest`;
  mkdirSync(folder);
  cpSync(`${book}/chapters/wave/turbo.json`, `${folder}/turbo.json`);
  const manifest = readFileSync(`${book}/chapters/wave/package.json`, 'utf8');
  writeFileSync(`${folder}/package.json`, manifest.replaceAll('wave', 'rest'));
  const prose =
    '\\chapter*{At rest}\nNothing moves in this chapter, which has no figure.\n\\clearpage\n';
  writeFileSync(`${folder}/rest.tex`, prose);
  for (const edition of ['screen', 'print']) {
    const file = `${book}/editions/${edition}/package.json`;
    const text = readFileSync(file, 'utf8');
    const dependency = '"@tiny-book/wave": "0.1.0"';
    writeFileSync(file, text.replace(dependency, `${dependency},\n    "@tiny-book/rest": "0.1.0"`));
  }
  const order = readFileSync(`${book}/book.tex`, 'utf8');
  writeFileSync(
    `${book}/book.tex`,
    order.replace('\\bookchapter{wave}', '\\bookchapter{rest}\n\\bookchapter{wave}'),
  );
}
