import { PDFDict, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { documentBytes, readDocument } from './document-bytes.ts';
import { setDocumentId } from './document-id.ts';
import type { EditionMetadata } from './edition-metadata.ts';
import { setMetadata } from './metadata.ts';
import { sampleDocument } from './sample-document.ts';

const metadata: EditionMetadata = {
  title: 'Énergie & <spirals>',
  authors: ['Ada Łovelace', 'Émilie du Châtelet'],
  subject: 'Free energies',
  keywords: ['energy', 'latent variables'],
  language: 'en-GB',
  rights: '© 2026 the authors',
  licenceUrl: 'https://example.org/licence',
  date: new Date('2026-11-23T12:00:00Z'),
};

async function documentWithMetadata(edition: 'screen' | 'print'): Promise<PDFDocument> {
  const document = await sampleDocument({
    change: (file) => {
      const info = {
        Producer: PDFString.of('LuaTeX-1.15.0'),
        'PTEX.FullBanner': PDFString.of('x'),
      };
      file.context.trailerInfo.Info = file.context.register(file.context.obj(info));
    },
  });
  setMetadata(document, metadata, edition);
  return readDocument(await documentBytes(document), 'sample');
}

function xmpOf(document: PDFDocument): string {
  const stream = document.catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) throw new Error('expected an XMP packet');
  expect(stream.dict.has(PDFName.of('Filter'))).toBe(false);
  return new TextDecoder().decode(stream.contents);
}

test('the Info dictionary says what the XMP packet says', async () => {
  const document = await documentWithMetadata('print');
  const xmp = xmpOf(document);
  expect(document.getTitle()).toBe('Énergie & <spirals>');
  expect(xmp).toContain('<rdf:li xml:lang="x-default">Énergie &amp; &lt;spirals&gt;</rdf:li>');
  expect(document.getAuthor()).toBe('Ada Łovelace, Émilie du Châtelet');
  expect(xmp).toContain(
    '<rdf:Seq><rdf:li>Ada Łovelace</rdf:li><rdf:li>Émilie du Châtelet</rdf:li>',
  );
  expect(document.getKeywords()).toBe('energy, latent variables');
  expect(xmp).toContain('<pdf:Keywords>energy, latent variables</pdf:Keywords>');
  expect(document.getProducer()).toBe('LuaTeX-1.15.0');
  expect(xmp).toContain('<pdf:Producer>LuaTeX-1.15.0</pdf:Producer>');
  expect(document.getCreator()).toBe('Chiaroscuro');
  expect(xmp).toContain('<xmp:CreatorTool>Chiaroscuro</xmp:CreatorTool>');
});

test('every date is the edition date', async () => {
  const document = await documentWithMetadata('screen');
  expect(document.getCreationDate()).toEqual(metadata.date);
  expect(document.getModificationDate()).toEqual(metadata.date);
  const dates = xmpOf(document).match(/\d{4}-\d\d-\d\dT[^<]*/g);
  expect(dates).toEqual(Array(3).fill('2026-11-23T12:00:00Z'));
});

test('language, title bar and licence are there, and what TeX noted of itself is gone', async () => {
  const document = await documentWithMetadata('screen');
  expect(String(document.catalog.get(PDFName.of('Lang')))).toBe('(en-GB)');
  expect(document.catalog.getViewerPreferences()?.getDisplayDocTitle()).toBe(true);
  expect(xmpOf(document)).toContain('WebStatement>https://example.org/licence<');
  const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
  expect(info.has(PDFName.of('PTEX.FullBanner'))).toBe(false);
});

test('only a print edition is marked as not trapped, by a name and in the packet', async () => {
  for (const edition of ['print', 'screen'] as const) {
    const document = await documentWithMetadata(edition);
    const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
    const isPrint = edition === 'print';
    expect(info.get(PDFName.of('Trapped'))).toBe(isPrint ? PDFName.of('False') : undefined);
    expect(xmpOf(document).includes('<pdf:Trapped>False</pdf:Trapped>')).toBe(isPrint);
  }
});

test('the identifier follows from the content and from nothing else', async () => {
  const idOf = async (content: string, formerId?: string) => {
    const document = await sampleDocument({
      content,
      change: ({ context }) => {
        if (formerId) context.trailerInfo.ID = context.obj([PDFString.of(formerId)]);
      },
    });
    setDocumentId(document);
    return String(document.context.trailerInfo.ID);
  };
  expect(await idOf('0 g')).toMatch(/^\[ <([0-9A-F]{32})> <\1> \]$/);
  expect(await idOf('0 g', 'made in another folder')).toBe(await idOf('0 g'));
  expect(await idOf('1 g')).not.toBe(await idOf('0 g'));
});
