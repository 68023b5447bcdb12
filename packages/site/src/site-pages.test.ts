import { html } from '@chiaroscuro/preflight/report-markup';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { expect, test } from 'vitest';
import { compactSvg } from './compact-svg.ts';
import { colourSheet } from './look-colours.ts';
import { sitePages } from './site-pages.ts';
import type { Site, SiteFigure } from './site.ts';

const figure: SiteFigure = {
  ...{ chapter: 'wave', name: 'string', title: 'Figure 1.1', number: '1.1', folio: '2' },
  alternativeText: 'A "string" & its <shadow>.',
  caption: (root) => html`See <a href="${root}figures.html">here</a>.`,
  picture: { name: 'pictures/wave/string', width: 200, height: 100 },
  ...{ seed: 3, backend: 'float64' },
  tables: [{ file: 'curve.dat', rows: 4, columns: ['x', 'u'] }],
  numbers: { peak: -0.5 },
};
const site: Site = {
  book: {
    ...{
      slug: 'tiny',
      title: 'A Tiny Book',
      authors: ['Nobody'],
      language: 'en-GB',
      date: '2026-11-23',
    },
    licence: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  about: [html`A book.`],
  buy: [{ name: 'A shop', url: 'https://shop.example', note: 'paperback' }],
  errata: [{ edition: '2026-11-23', page: '7', wrong: html`left`, right: html`right` }],
  changes: [{ edition: '2026-11-23', texts: [html`All of it.`] }],
  pdf: { file: 'tiny-screen.pdf', bytes: 1_234_567, pages: 2 },
  chapters: [
    {
      ...{ name: 'wave', number: '1', title: 'A wave', summary: 'About waves.', hasNotebook: true },
      ...{ keep: [html`Waves wave.`], figures: [figure] },
    },
  ],
};

test('every page is there, asks for nothing but the website’s own files, and is the same each time', () => {
  const pages = sitePages(site);
  expect([...pages.keys()]).toEqual(['index.html', 'figures.html', 'figures/wave/string.html']);
  for (const [address, page] of pages) {
    expect(page, address).not.toMatch(/undefined|\[object/);
    expect(page, address).not.toMatch(/(src|rel="stylesheet" href)="(https?:)?\/\//);
  }
  expect(sitePages(site)).toEqual(pages);
});

test('the book’s page says what, how much, where, and what is wrong', () => {
  const page = sitePages(site).get('index.html')!;
  for (const text of ['tiny-screen.pdf', '2 pages, 1.2 MB', 'https://shop.example', 'paperback'])
    expect(page).toContain(text);
  for (const text of ['About waves.', 'Waves wave.', 'notebooks/wave.ipynb', '1 figure', 'Page 7'])
    expect(page).toContain(text);
});

test('a figure’s page has both looks, words, data and origin, with links from where it lies', () => {
  const page = sitePages(site).get('figures/wave/string.html')!;
  for (const file of ['string-dark.svg', 'string-light.svg', 'string-dark.pdf', 'string-light.pdf'])
    expect(page).toContain(`../../pictures/wave/${file}`);
  expect(page).toContain('../../data/wave/string/curve.dat');
  expect(page).toContain('in double precision from the seed 3');
  expect(page).toContain('A &quot;string&quot; &amp; its &lt;shadow&gt;.');
  expect(page).toContain('href="../../figures.html"');
  expect(page).toContain('−0.5');
});

test('the colours of both looks are the stylesheet’s', () => {
  const text = String.raw`\definehue{pink}{screen=FEB9DE, print=C93A8B}
\definerole{paper}{screen=14161A, print=FFFFFF}
\definerole{ink}{screen=E8E6E1, print=111111}
\definesymbol{\vx}{pink}{x}{input}`;
  const css = colourSheet(readStylesheet(text, 'maths-preamble.tex'), {
    dark: 'screen',
    light: 'print',
  });
  expect(css).toMatch(/^:root\{color-scheme:light;[^}]*--vx:#C93A8B/);
  expect(css).toMatch(
    /prefers-color-scheme:dark\)\{:root:not\(\[data-look=light\]\)\{[^}]*--vx:#FEB9DE/,
  );
  expect(css).toContain('.c-vx{color:var(--vx)}');
  // A book without these roles has a readable website, too.
  expect(css).toContain('--muted:#111111');
});

test('a smaller SVG keeps its matrices, and its paths to a hundredth of a point', () => {
  const svg =
    '<path fill="rgb(100%, 0%, 50.196%)" d="M 1.23456 -0.001 L 10.5 2" transform="matrix(0.996264,0,0,1,0,0)"/>';
  expect(compactSvg(svg)).toBe(
    '<path fill="#ff0080" d="M 1.23 0 L 10.5 2" transform="matrix(0.996264,0,0,1,0,0)"/>',
  );
});
