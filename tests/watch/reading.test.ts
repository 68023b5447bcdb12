/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from '../harness/workspace.ts';
import { startWatch, type RunningWatch } from '../harness/running-watch.ts';
import { openBrowser, openPage, recordingEditor } from './watch-bench.ts';

const patience = { timeout: 60_000 };
const editor = recordingEditor();

let workspace: Workspace;
let watch: RunningWatch;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  workspace = makeWorkspace();
  watch = await startWatch(workspace, ['--editor', editor.command]);
  await watch.rested(1);
  browser = await openBrowser();
  page = await openPage(browser, watch);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await watch?.stop();
  workspace?.remove();
  editor.remove();
});

test('a click on a page opens the line that made the place, in either edition', async () => {
  for (const edition of ['screen', 'print']) {
    const before = editor.opened().length;
    const sheet = page.locator(`.row[data-page="2"] .page[data-edition="${edition}"]`);
    await sheet.scrollIntoViewIfNeeded();
    const box = (await sheet.boundingBox())!;
    // The only line of the second page is the first of its text block.
    await sheet.click({ position: { x: box.width * 0.3, y: box.height * 0.18 } });
    await expect.poll(() => editor.opened().length, patience).toBe(before + 1);
    expect(editor.opened().at(-1)).toBe(`${workspace.book}/chapters/wave/wave.tex:10`);
    expect(await page.locator('#toast').textContent()).toContain('chapters/wave/wave.tex:10');
  }
}, 120_000);

test('a figure is shown large in both editions, with its numbers, provenance and history', async () => {
  await page.keyboard.press('f');
  await page.locator('.card[data-name="wave/standing-wave"]').click();
  const view = page.locator('#figure');
  for (const edition of ['screen', 'print'])
    await view.locator(`.picture[data-edition="${edition}"][data-shown] canvas`).waitFor(patience);
  const width = () =>
    view
      .locator('canvas')
      .first()
      .evaluate((canvas) => canvas.getBoundingClientRect().width);
  await view.getByRole('tab', { name: 'Numbers' }).click();
  await expect.poll(() => view.locator('table').textContent(), patience).toContain('0.025');
  expect(await view.locator('.numbers').textContent()).toContain('peak');
  await view.getByRole('tab', { name: 'Provenance' }).click();
  expect(await view.locator('.facts').textContent()).toMatch(
    /standing-wave\.ts.*float64.*sha256-/s,
  );
  await view.getByRole('tab', { name: 'History' }).click();
  expect(await view.locator('.history button').count()).toBe(1);
  const fitted = await width();
  await page.keyboard.press('-');
  await expect.poll(width, patience).toBeLessThan(fitted);
  await page.keyboard.press('Escape');
  expect(await view.isVisible()).toBe(false);
}, 120_000);

test('keys turn pages and choose an edition', async () => {
  await page.locator('#book').focus();
  await page.keyboard.press('2');
  expect(await page.locator('.page[data-edition="print"]').first().isVisible()).toBe(false);
  await page.keyboard.press('1');
  expect(await page.locator('.page[data-edition="print"]').first().isVisible()).toBe(true);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await page.locator('#page').inputValue()).toBe('1');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#page').inputValue()).toBe('2');
});

test('the page asks nobody but the watch for anything', async () => {
  const asked: string[] = [];
  page.on('request', (each) => asked.push(new URL(each.url()).origin));
  await page.reload();
  await page.locator('.page[data-shown]').first().waitFor(patience);
  expect(new Set(asked)).toEqual(new Set([watch.address.slice(0, -1)]));
});

test('requests in another name, from another page or beyond the book are refused', async () => {
  const port = new URL(watch.address).port;
  const json = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ file: 'tests/tiny-book/book.tex', line: 1 });
  expect(await answer({ path: '/', headers: { Host: `book.example:${port}` } })).toBe(403);
  expect(await answer({ path: '/state', headers: { Host: 'book.example' } })).toBe(403);
  const foreign = { Origin: 'http://book.example', ...json };
  expect(await answer({ path: '/open', headers: foreign, body })).toBe(403);
  expect(await answer({ path: '/open', headers: json, body })).toBe(403);
  const own = { Origin: watch.address.slice(0, -1), ...json };
  const outside = JSON.stringify({ file: '../../../../etc/passwd', line: 1 });
  expect(await answer({ path: '/open', headers: own, body: outside })).toBe(404);
  for (const path of [
    '/pdfjs/../../package.json',
    '/page/',
    '/pdf/edition/..%2Fx',
    '/package.json',
  ])
    expect(await answer({ path }), path).toBe(404);

  function answer(asked: { path: string; headers?: Record<string, string>; body?: string }) {
    const method = asked.body === undefined ? 'GET' : 'POST';
    return new Promise<number | undefined>((resolve, reject) => {
      const { path, headers = {} } = asked;
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        response.destroy();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end(asked.body);
    });
  }
});

test('the watch listens on this machine only', () => {
  const port = Number(new URL(watch.address).port).toString(16).toUpperCase().padStart(4, '0');
  const listening = ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.includes(`:${port} `) && / 0A /.test(line));
  expect(listening).toHaveLength(1);
  expect(listening[0]).toContain('0100007F:');
});
