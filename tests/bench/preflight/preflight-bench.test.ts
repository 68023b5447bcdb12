import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { makeLongBook } from './long-book.ts';
import { describePreflight } from './report-preflight.ts';

test('a long book is made of copies that share nothing', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'long-book-'));
  try {
    const [short, long] = ['short.pdf', 'long.pdf'].map((name) => path.join(folder, name));
    const sample = await sampleDocument({
      change: ({ context }, pages) => {
        // Both pages of the short book share one form.
        const form = context.register(context.stream('0 g', { Subtype: 'Form' }));
        for (const { node } of pages)
          node.set(PDFName.of('Resources'), context.obj({ XObject: { F: form } }));
      },
    });
    writeFileSync(short!, await documentBytes(sample));
    expect(await makeLongBook({ short: short!, long: long!, pages: 5 })).toBe(6);
    const pages = (await readDocument(readFileSync(long!), 'long')).getPages();
    const used = (read: (page: (typeof pages)[number]) => unknown): number =>
      new Set(pages.map((page) => String(read(page)))).size;
    expect(used(({ node }) => node.get(PDFName.of('Contents')))).toBe(6);
    const forms = ({ node }: (typeof pages)[number]) =>
      node.Resources()?.lookup(PDFName.of('XObject'))?.toString();
    expect(used(forms)).toBe(3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the report gives seconds, the limit, and ratios to others', () => {
  const text = describePreflight({
    date: '2026-11-25',
    machine: { cores: 2, platform: 'linux-x64', node: 'v20', tex: '', load: 0.2 },
    load: 1.1,
    editions: [
      {
        ...{ edition: 'print', profile: 'kdp', pages: 602, megabytes: 9.87 },
        preflight: [12, 30, 15],
        others: { 'qpdf --check': 3, pdftotext: 1.5 },
      },
    ],
  });
  expect(text).toContain('| edition | held against | pages | MB | seconds | met ≤ 20 s |');
  expect(text).toContain(
    '| print | kdp | 602 | 9.9 | 15.0 (12.0, 30.0, 15.0) | yes | 5.0 (3.00 s) | 10.0 (1.50 s) |',
  );
});
