import { userInfo } from 'node:os';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import type { PDFDocument } from 'pdf-lib';
import { PDFName, PDFString } from 'pdf-lib';
import { expect, test, vi } from 'vitest';
import { privateData } from './private-data.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { infoOf } from './text-values.ts';

vi.mock('node:os', async (original) => ({
  ...(await original<Record<string, unknown>>()),
  userInfo: vi.fn(),
}));

const note =
  (text: string) =>
  ({ catalog, context }: PDFDocument) =>
    catalog.set(PDFName.of('PieceInfo'), context.obj({ Note: PDFString.of(text) }));
const inInfo =
  (key: string, text: string) =>
  (document: PDFDocument): void =>
    infoOf(document)!.set(PDFName.of(key), PDFString.of(text));

async function messages(change: (document: PDFDocument) => void): Promise<string[]> {
  return (await remarksOf(privateData, await sampleSubject({ change }))).map(
    ({ message }) => message,
  );
}

const telling: [what: string, text: string][] = [
  ['path of the machine', '/home/ada/book/figure.pdf'],
  ['path of the machine', 'made from /tmp/x1/book.tex'],
  ['path of the machine', '/Users/ada/book'],
  ['path of a Windows machine', String.raw`C:\Users\ada\book.pdf`],
  ['path of a Windows machine', 'd:/books/one.pdf'],
  ['path of a Windows network', String.raw`\\server\share\book.pdf`],
  ['file: address', 'file:///etc/book.pdf'],
  ['home folder', '~ada/book.tex'],
];

test.each(telling)('%s is found: %s', async (what, text) => {
  expect(await messages(note(text.replaceAll('\\', '\\\\')))).toEqual([
    `Expected no ${what}, found ${JSON.stringify(text)} in /Note.`,
  ]);
});

const harmless = [
  'https://example.org/home/ada',
  'https://example.org/~ada/x',
  'and/or',
  'a : b',
  'uuid:01234567-89ab',
  'a ratio of 1:2',
  'x ~ y',
];

test.each(harmless)('%s is no path', async (text) => {
  expect(await messages(note(text))).toEqual([]);
});

test('the sample is green', async () => {
  expect(await messages(() => undefined)).toEqual([]);
});

test('a path in the XMP packet is found', async () => {
  const change = ({ catalog, context }: PDFDocument) => {
    const packet = '<x><a>/home/ada/book.tex</a></x>';
    catalog.set(PDFName.of('Metadata'), context.register(context.stream(packet)));
  };
  expect(await messages(change)).toEqual([
    'Expected no path of the machine, found "/home/ada/book.tex" in the XMP packet.',
  ]);
});

test('the name of an included file is told once, with its figure', async () => {
  const subject = await sampleSubject({
    change: ({ context }, [page]) => {
      const form = context.stream('n', { Subtype: 'Form' });
      form.dict.set(PDFName.of('PTEX.FileName'), PDFString.of('/home/ada/surface.pdf'));
      setFigureName(form.dict, 'ellipse/surface');
      page!.node.set(
        PDFName.of('Resources'),
        context.obj({ XObject: { F: context.register(form) } }),
      );
    },
  });
  expect(await remarksOf(privateData, subject)).toMatchObject([
    {
      message: expect.stringContaining('"/home/ada/surface.pdf" in /PTEX.FileName'),
      place: { page: 1, figure: 'ellipse/surface' },
    },
  ]);
});

test('a login is found in what programs note, not in what authors say', async () => {
  vi.mocked(userInfo).mockReturnValue({ username: 'lovelace' } as ReturnType<typeof userInfo>);
  expect(await messages(inInfo('Creator', 'TeX of lovelace'))).toEqual([
    'Expected no login name, found "TeX of lovelace" in /Creator of Info.',
  ]);
  expect(await messages(inInfo('Author', 'Ada Lovelace'))).toEqual([]);
  expect(await messages(inInfo('Creator', 'Lovelacetex'))).toEqual([]);
  vi.mocked(userInfo).mockReturnValue({ username: 'root' } as ReturnType<typeof userInfo>);
  expect(await messages(inInfo('Creator', 'the root of all'))).toEqual([]);
});
