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
  bytes: new Map([
    ['notebooks/wave.ipynb', 7_925_075],
    ['pictures/wave/string-dark.svg', 57_499],
    ['pictures/wave/string-light.svg', 57_500],
    ['pictures/wave/string-dark.pdf', 999_499],
    ['pictures/wave/string-light.pdf', 1_000_000],
    ['data/wave/string/curve.dat', 12],
  ]),
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

/** A page as it is read, without its tags. */
const words = (page: string): string => page.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');

test('whatever is downloaded says how large it is, and a file that is not there is no download', () => {
  const pages = sitePages(site);
  expect(words(pages.get('index.html')!)).toContain('Notebook of the chapter A wave 7.9 MB');
  const page = words(pages.get('figures/wave/string.html')!);
  for (const text of ['SVG 57 kB', 'SVG 58 kB', 'PDF 999 kB', 'PDF for print 1.0 MB'])
    expect(page).toContain(text);
  expect(page).toContain('curve.dat 1 kB');
  expect(() => sitePages({ ...site, bytes: new Map() })).toThrow('notebooks/wave.ipynb');
});

test('in the gallery the picture leads where its number leads, and the keyboard comes by once', () => {
  const gallery = sitePages(site).get('figures.html')!;
  const links = gallery.match(/<a[^>]*href="figures\/wave\/string.html"[^>]*>/g)!;
  expect(links).toHaveLength(2);
  expect(links.filter((link) => link.includes('tabindex="-1"'))).toHaveLength(1);
});

test('many numbers are folded away, few are not, and dates are those of the language', () => {
  const many = Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`n${at}`, -1e-7]));
  const withNumbers = (numbers: SiteFigure['numbers']): string => {
    const [chapter] = site.chapters;
    const changed = { ...site, chapters: [{ ...chapter!, figures: [{ ...figure, numbers }] }] };
    return sitePages(changed).get('figures/wave/string.html')!;
  };
  expect(withNumbers(many)).toMatch(/<summary>All 13<\/summary>[^]*−1e−7[^]*<\/details>/);
  expect(withNumbers({ peak: 1 })).not.toContain('<details>');
  expect(words(withNumbers({}))).toContain('edition of 23 November 2026');
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
    '<path fill="#ff0080" d="M1.23 0L10.5 2" transform="matrix(0.996264,0,0,1,0,0)"/>',
  );
});

test('paths that differ in shape and colour only say the rest once, others all of it', () => {
  const path = (colour: string, rest: string, end: string) =>
    `<path style="fill:none;stroke-width:2;stroke-linecap:butt;stroke:rgb(${colour});${rest}" d="M 0.001 1 L 2 3 Z M 0.001 1 " transform="${end}"/>\n`;
  const [red, blue] = ['100%, 0%, 0%', '0%, 0%, 100%'];
  const three = [
    path(red, 'stroke-opacity:1;', 'matrix(1,0,0,1,0,0)'),
    path(blue, 'stroke-opacity:1;', 'matrix(1,0,0,1,0,0)'),
    path(blue, 'stroke-opacity:0.5;', 'matrix(1,0,0,1,0,0)'),
  ];
  expect(compactSvg(three.join('')))
    .toBe(`<g style="fill:none;stroke-width:2;" transform="matrix(1,0,0,1,0,0)">
<path stroke="#ff0000" d="M0 1L2 3Z"/>
<path stroke="#0000ff" d="M0 1L2 3Z"/>
</g>
<path style="fill:none;stroke-width:2;stroke-opacity:0.5;" stroke="#0000ff" d="M0 1L2 3Z" transform="matrix(1,0,0,1,0,0)"/>
`);
});
