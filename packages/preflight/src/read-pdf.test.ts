import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { interpretPage } from './interpret-page.ts';
import { readPdf } from './read-pdf.ts';
import type { SampleObject } from './read-sample.ts';
import { bomb, samplePdf } from './read-sample.ts';

/** What is said of a file that cannot be inspected. */
async function fault(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const document = await readPdf(bytes, 'a.pdf');
    for (let page = 1; page <= document.getPageCount(); page += 1) {
      interpretPage({ document, page, visit: () => undefined });
    }
    return undefined;
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    expect(cause.diagnostics.map(({ code }) => code)).toEqual(['preflight/unreadable']);
    return cause.message;
  }
}

test('an ordinary file can be read', async () => {
  expect(await fault(samplePdf({ content: '0 g 10 10 50 50 re f' }))).toBeUndefined();
});

test('nothing, something else, and the beginning of a PDF are told apart from a PDF', async () => {
  expect(await fault(new Uint8Array())).toContain('empty');
  expect(await fault(Buffer.from('GIF89a and so on'))).toContain('could not be read');
  const whole = samplePdf({ content: '0 g' });
  for (const length of [9, 40, 100, 150]) {
    expect(await fault(whole.subarray(0, length))).toMatch(/cut off|could not be read/);
  }
});

test('a catalogue that does not say what it is is refused', async () => {
  const catalogue = (entries: string) =>
    fault(samplePdf({ instead: { 1: `<< ${entries} /Pages 2 0 R >>` } }));
  expect(await catalogue('/Type /Catalog')).toBeUndefined();
  for (const damaged of ['/Type /Catelog', '/Type (Catalog)', '/Type /Page', '']) {
    expect(await catalogue(damaged)).toContain('/Type /Catalog');
  }
});

test('a tree of pages that goes in circles, doubles itself or leads elsewhere is refused', async () => {
  const tree = (instead: Record<number, SampleObject>) => fault(samplePdf({ instead }));
  expect(await tree({ 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' })).toContain('twice');
  expect(await tree({ 2: '<< /Type /Pages /Kids [9 0 R] /Count 1 >>' })).toContain('else');
  expect(await tree({ 2: '<< /Type /Pages /Kids [] /Count 1 >>' })).toContain('none');
  expect(await tree({ 2: '<< /Type /Pages /Kids 7 /Count 1 >>' })).toContain('damaged');
  const circle = '<< /Type /Pages /Kids [] /Parent 5 0 R >>';
  const astray = '<< /Type /Page /Parent 5 0 R /MediaBox [0 0 9 9] >>';
  expect(await fault(samplePdf({ instead: { 3: astray }, objects: [circle] }))).toContain(
    'circles',
  );
});

test('a tree deeper than any book needs is refused, however deep it is', async () => {
  const levels = 3000;
  const objects = Array.from({ length: levels }, (_, index) => {
    const kid = index + 1 < levels ? index + 6 : 3;
    return `<< /Type /Pages /Kids [${kid} 0 R] /Count 1 >>`;
  });
  const instead = { 2: '<< /Type /Pages /Kids [5 0 R] /Count 1 >>' };
  expect(await fault(samplePdf({ objects, instead }))).toContain('levels deep');
});

test('two thousand pages are no reason to give up', async () => {
  const leaf = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R >>';
  const objects = Array.from({ length: 2000 }, () => leaf);
  const kids = objects.map((_, index) => `${index + 5} 0 R`).join(' ');
  const instead = { 2: `<< /Type /Pages /Kids [${kids}] /Count 2000 >>` };
  expect(await fault(samplePdf({ objects, instead, content: '9 9 50 50 re f' }))).toBeUndefined();
});

test('a compression bomb is not blown up', async () => {
  expect(await fault(samplePdf({ instead: { 4: bomb(200) } }))).toContain('too large');
  const nested = bomb(200) as { data: Uint8Array };
  const inHexadecimal = {
    entries: '/Filter [/ASCIIHexDecode /FlateDecode]',
    data: `${Buffer.from(nested.data).toString('hex')}>`,
  };
  expect(await fault(samplePdf({ instead: { 4: inHexadecimal } }))).toContain('too large');
});

test('damaged content is named', async () => {
  const damaged = { entries: '/Filter /FlateDecode', data: 'this was never compressed' };
  expect(await fault(samplePdf({ instead: { 4: damaged } }))).toContain('damaged');
  const unknown = { entries: '/Filter /NoSuchDecode', data: 'x' };
  expect(await fault(samplePdf({ instead: { 4: unknown } }))).toContain('damaged');
});

const form = (content: string, resources: string): SampleObject => ({
  entries: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${resources} >>`,
  data: content,
});

test('a form that shows itself, also by way of another, is refused', async () => {
  const objects = [
    form('/B Do', '/XObject << /B 6 0 R >>'),
    form('/A Do', '/XObject << /A 5 0 R >>'),
  ];
  const resources = '/XObject << /A 5 0 R >>';
  expect(await fault(samplePdf({ content: '/A Do', resources, objects }))).toContain(
    'shows itself',
  );
});

test('forms that double at each level come to an end', async () => {
  const objects = Array.from({ length: 31 }, (_, index) =>
    index < 30
      ? form('/A Do /A Do', `/XObject << /A ${index + 6} 0 R >>`)
      : form('0 0 1 1 re f', ''),
  );
  const resources = '/XObject << /A 5 0 R >>';
  expect(await fault(samplePdf({ content: '/A Do', resources, objects }))).toContain('millions');
});

test('strange operands and objects of the wrong kind are put up with', async () => {
  const content = [
    'q Q Q Q /None gs /None Do /None sh /None cs /None scn',
    '1 2 cm 1 0 0 cm /F Tf (a) Tj BT /F 9 Tf (a) Tj [(a) -- (b)] TJ ET',
    'm l c re f 1 m f W n -- 9e9 1e999 w << /A [ >> ] } { BI /W ID x EI',
    '9 9 9 9 re f /P scn 9 9 9 9 re f /I Do ) > ]',
  ].join('\n');
  const resources = `/Font << /F 5 0 R >> /XObject << /I 6 0 R /F 7 >> /Pattern << /P 5 0 R >>
    /ExtGState << /None [1] >> /ColorSpace << /None [/None] >> /Shading << /None << >> >>`;
  const objects: SampleObject[] = [
    '<< /Type /Font /Subtype /Type0 /DescendantFonts 9 /ToUnicode 8 >>',
    { entries: '/Subtype /Image /Width -5 /Height (a) /ColorSpace [/Indexed]', data: '' },
  ];
  expect(await fault(samplePdf({ content, resources, objects }))).toBeUndefined();
});

test('an encrypted file can be opened, so that a check can say so', async () => {
  const trailer = '/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >> /ID [(a) (b)]';
  const document = await readPdf(samplePdf({ trailer }), 'a.pdf');
  expect(document.isEncrypted).toBe(true);
  const hidden = samplePdf({ trailer, instead: { 2: '<< >>' } });
  await expect(readPdf(hidden, 'a.pdf')).rejects.toThrow('it is encrypted');
});
