import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { documentBytes } from './document-bytes.ts';
import { pageTexts } from './page-texts.ts';
import { pdfForms } from './pdf-x.ts';
import { checkSyntax, serialise } from './qpdf.ts';
import { sampleDocument } from './sample-document.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'qpdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function writeSample(name: string, change = (text: string) => text): Promise<string> {
  const file = path.join(folder, name);
  const bytes = await documentBytes(await sampleDocument());
  writeFileSync(file, Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1'));
  return file;
}

test('serialising twice gives the same bytes, linearised or not, and a clean file', async () => {
  for (const isLinearised of [true, false]) {
    const input = await writeSample('input.pdf');
    const outputs = ['a.pdf', 'b.pdf'].map((name) => path.join(folder, name));
    for (const output of outputs)
      await serialise({ input, output, isLinearised, form: pdfForms.PDF });
    const [first, second] = outputs.map((output) => readFileSync(output));
    expect(first).toEqual(second);
    expect(first!.includes('/Linearized')).toBe(isLinearised);
    expect(await checkSyntax(outputs[0]!)).toEqual([]);
  }
});

test('each standard has its version, and PDF 1.3 neither object streams nor cross-reference streams', async () => {
  const input = await writeSample('plain.pdf');
  const written = async (standard: 'PDF/X-4' | 'PDF/X-1a:2001') => {
    const output = path.join(folder, 'standard.pdf');
    await serialise({ input, output, isLinearised: false, form: pdfForms[standard] });
    expect(await checkSyntax(output)).toEqual([]);
    const text = readFileSync(output, 'latin1');
    return { version: text.slice(0, 8), packed: /\/ObjStm|\/XRef/.test(text) };
  };
  expect(await written('PDF/X-4')).toEqual({ version: '%PDF-1.6', packed: true });
  expect(await written('PDF/X-1a:2001')).toEqual({ version: '%PDF-1.3', packed: false });
});

test('a duplicate key, which qpdf only warns of, is a fault', async () => {
  expect(await checkSyntax(await writeSample('clean.pdf'))).toEqual([]);
  // The name of the second key has as many letters as the first, so the file's offsets stay right.
  const twice = await writeSample('twice.pdf', (text) => text.replace('/Contents', '/MediaBox'));
  expect(await checkSyntax(twice)).toMatchObject([{ code: 'prepress/syntax' }]);
});

test('a document whose last objects were deleted is written without a fault', async () => {
  const document = await sampleDocument();
  document.context.delete(document.context.register(document.context.obj({})));
  const file = path.join(folder, 'deleted.pdf');
  writeFileSync(file, await documentBytes(document));
  expect(await checkSyntax(file)).toEqual([]);
});

test('half a file is refused, with the complaint of qpdf', async () => {
  const input = await writeSample('half.pdf', (text) => text.slice(0, text.length / 2));
  await expect(
    serialise({
      input,
      output: path.join(folder, 'half-out.pdf'),
      isLinearised: false,
      form: pdfForms.PDF,
    }),
  ).rejects.toMatchObject({ diagnostics: [{ code: 'prepress/syntax' }] });
});

test('text is wanted from a PDF only', async () => {
  const file = path.join(folder, 'no.pdf');
  writeFileSync(file, 'not a PDF');
  await expect(pageTexts(file)).rejects.toMatchObject({
    diagnostics: [{ code: 'prepress/unreadable' }],
  });
  expect(await pageTexts(await writeSample('two-blank-pages.pdf'))).toEqual(['', '']);
});
