/// <reference lib="dom" />
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from '../harness/workspace.ts';
import { edit, openBrowser } from '../watch/watch-bench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const addresses = ['index.html', 'figures.html', 'figures/wave/standing-wave.html'];
const looks = ['dark', 'light'] as const;
const widths = [1280, 390];

let workspace: Workspace;
let browser: Browser;

beforeAll(async () => {
  workspace = makeWorkspace();
  const caption = 'The string at rest and at its widest.';
  const mathematics = String.raw`\(\cu(\cx)\), at most \(\computed[1]{standing-wave}{peak}\).`;
  edit(workspace, 'chapters/wave/wave.tex', caption, `${caption} It is ${mathematics}`);
  const website = {
    about: [String.raw`On \(\cx\).`],
    changes: [{ edition: '2026-11-23', changes: ['All.'] }],
  };
  writeFileSync(workspace.path('tests/tiny-book/website.json'), JSON.stringify(website));
  const build = await workspace.build();
  expect(build.exitCode, build.output).toBe(0);
  const site = await makeSite();
  expect(site.exitCode, site.all).toBe(0);
  browser = await openBrowser();
}, 800_000);
afterAll(async () => {
  await browser?.close();
  workspace?.remove();
}, 60_000);

const makeSite = () => workspace.start({ program: 'site' });

/** Opens a page of the website as somebody sees it whose system has this look. */
async function open(address: string, look: 'dark' | 'light', width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 850 }, colorScheme: look });
  await page.goto(pathToFileURL(workspace.path('dist/site', address)).href);
  return page;
}

test.each(addresses)(
  '%s has no fault that axe finds, in either look, wide and narrow',
  async (address) => {
    for (const look of looks) {
      for (const width of widths) {
        const page = await open(address, look, width);
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
        );
        expect(found, `${look}, ${width} px`).toEqual([]);
        expect(passes.map(({ id }) => id)).toContain('color-contrast');
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(beyond, `${look}, ${width} px: wider than the window`).toBeLessThanOrEqual(0);
        await page.close();
      }
    }
  },
  120_000,
);

test('the look follows the system until a reader chooses, and the choice stays', async () => {
  const page = await open('index.html', 'light', 1280);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await paper()).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe('rgb(20, 22, 26)');
  await page.getByRole('button', { name: 'light' }).click();
  expect(await paper()).toBe('rgb(255, 255, 255)');
  await page.reload();
  expect(await paper()).toBe('rgb(255, 255, 255)');
  await page.close();
});

test('pictures of both looks, data and the dark edition are there, and nothing is fetched from elsewhere', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 850 } });
  const asked: string[] = [];
  page.on('request', (each) => asked.push(each.url()));
  for (const address of addresses) {
    await page.goto(pathToFileURL(workspace.path('dist/site', address)).href);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a')].map(({ href }) => href),
    );
    for (const link of links.filter((each) => each.startsWith('file:')))
      expect(() => readFileSync(new URL(link.replace(/#.*/, ''))), link).not.toThrow();
  }
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  const drawn = await page.evaluate(() =>
    [...document.images].map(({ naturalWidth }) => naturalWidth),
  );
  expect(drawn).toHaveLength(2);
  expect(Math.min(...drawn)).toBeGreaterThan(50);
  await page.close();
});

test('a formula in a caption is MathML in the colours of the look', async () => {
  const page = await open(addresses[2]!, 'dark', 1280);
  const colour = (symbol: string) =>
    page.evaluate(
      (name) => getComputedStyle(document.querySelector(`figcaption math .c-${name}`)!).color,
      symbol,
    );
  expect(await colour('cx')).toBe('rgb(254, 185, 222)');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await colour('cx')).toBe('rgb(201, 58, 139)');
  expect(await page.locator('figcaption math').last().textContent()).toMatch(/^\d\.\d$/);
  await page.close();
});

test('the same book gives the same bytes', async () => {
  const page = readFileSync(workspace.path('dist/site/figures/wave/standing-wave.html'));
  const font = readFileSync(workspace.path('dist/site/fonts/mathematics.woff2'));
  const picture = readFileSync(workspace.path('dist/site/pictures/wave/standing-wave-light.svg'));
  expect((await makeSite()).exitCode).toBe(0);
  expect(readFileSync(workspace.path('dist/site/figures/wave/standing-wave.html'))).toEqual(page);
  expect(readFileSync(workspace.path('dist/site/fonts/mathematics.woff2'))).toEqual(font);
  expect(readFileSync(workspace.path('dist/site/pictures/wave/standing-wave-light.svg'))).toEqual(
    picture,
  );
});

test('a caption that cannot be shown, and a book that is not built, are told with place and remedy', async () => {
  edit(
    workspace,
    'chapters/wave/wave.tex',
    'The string at rest',
    String.raw`The \blink{string} at rest`,
  );
  const refused = await makeSite();
  expect(refused.exitCode).toBe(1);
  expect(refused.all).toMatch(/wave\.tex:\d+.*does not know \\blink.*\[site\/text\]/s);
  rmSync(workspace.path('dist/tiny-screen.pdf'));
  const missing = await makeSite();
  expect(missing.exitCode).toBe(1);
  expect(missing.all).toMatch(/tiny-screen\.pdf.*\[site\/not-built\].*npm run build/s);
  expect(`${refused.all}${missing.all}`).not.toMatch(/\n\s+at /);
}, 60_000);
