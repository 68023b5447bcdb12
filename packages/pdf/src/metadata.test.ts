import { PDFDict, PDFName, PDFRawStream, PDFStream, PDFString } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { documentBytes, readDocument } from './document-bytes.ts';
import { setDocumentId } from './document-id.ts';
import type { EditionMetadata } from './edition-metadata.ts';
import type { MetadataForm } from './metadata.ts';
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

async function documentWithMetadata(form: MetadataForm): Promise<PDFDocument> {
  const document = await sampleDocument({
    change: (file) => {
      const info = {
        Producer: PDFString.of('LuaTeX-1.15.0'),
        'PTEX.FullBanner': PDFString.of('x'),
      };
      file.context.trailerInfo.Info = file.context.register(file.context.obj(info));
    },
  });
  setMetadata(document, metadata, form);
  return readDocument(await documentBytes(document), 'sample');
}

function infoOf({ context }: PDFDocument): PDFDict {
  return context.lookup(context.trailerInfo.Info, PDFDict);
}

function xmpOf(document: PDFDocument): string {
  const stream = document.catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) throw new Error('expected an XMP packet');
  expect(stream.dict.has(PDFName.of('Filter'))).toBe(false);
  return new TextDecoder().decode(stream.contents);
}

test('the Info dictionary says what the XMP packet says', async () => {
  const document = await documentWithMetadata('PDF/X-4');
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
  expect(xmpOf(document)).toContain('<cc:license rdf:resource="https://example.org/licence"/>');
  expect(xmpOf(document)).toContain('<dc:language><rdf:Bag><rdf:li>en-GB<');
  expect(infoOf(document).has(PDFName.of('PTEX.FullBanner'))).toBe(false);
});

test('only a print edition is marked as not trapped, by a name and in the packet', async () => {
  for (const form of ['PDF/X-4', 'PDF/X-1a:2001', 'PDF', 'screen'] as const) {
    const document = await documentWithMetadata(form);
    const isPrint = form !== 'screen';
    expect(infoOf(document).get(PDFName.of('Trapped'))).toBe(
      isPrint ? PDFName.of('False') : undefined,
    );
    expect(xmpOf(document).includes('<pdf:Trapped>False</pdf:Trapped>')).toBe(isPrint);
  }
});

test('PDF/X-4 is identified in the packet, PDF/X-1a in Info and by the same names in the packet', async () => {
  const identified = async (form: MetadataForm) => {
    const document = await documentWithMetadata(form);
    const ofInfo = ['GTS_PDFXVersion', 'GTS_PDFXConformance'].map((key) =>
      String(infoOf(document).get(PDFName.of(key))),
    );
    return [...ofInfo, ...(xmpOf(document).match(/<pdfx(id)?:GTS_[^<]*/g) ?? [])];
  };
  expect(await identified('PDF/X-4')).toEqual([
    'undefined',
    'undefined',
    '<pdfxid:GTS_PDFXVersion>PDF/X-4',
  ]);
  expect(await identified('PDF/X-1a:2001')).toEqual([
    '(PDF/X-1:2001)',
    '(PDF/X-1a:2001)',
    '<pdfx:GTS_PDFXVersion>PDF/X-1:2001',
    '<pdfx:GTS_PDFXConformance>PDF/X-1a:2001',
  ]);
  for (const form of ['PDF', 'screen'] as const) {
    expect(await identified(form)).toEqual(['undefined', 'undefined']);
  }
});

test('the packet identifies the document by a UUID that follows from its content', async () => {
  const idOf = async (content: string) => {
    const document = await sampleDocument({ content });
    setMetadata(document, metadata, 'PDF/X-4');
    const xmp = xmpOf(await readDocument(await documentBytes(document), 'sample'));
    expect(xmp).toContain('<xmpMM:VersionID>1<');
    expect(xmp).toContain('<xmpMM:RenditionClass>default<');
    return /<xmpMM:DocumentID>(.*?)</.exec(xmp)?.[1];
  };
  const id = await idOf('0 g');
  expect(id).toMatch(/^uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(await idOf('0 g')).toBe(id);
  expect(await idOf('1 g')).not.toBe(id);
});

test('writing metadata again leaves one packet with the same identifier', async () => {
  const document = await sampleDocument();
  const packets = ['PDF/X-4', 'PDF/X-4'].map(() => {
    setMetadata(document, metadata, 'PDF/X-4');
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
    const packets = objects.filter(
      (object) => object instanceof PDFStream && String(object.dict).includes('/XML'),
    );
    expect(packets).toHaveLength(1);
    return String(packets[0]);
  });
  expect(packets[1]).toBe(packets[0]);
});

test('the packet declares the namespaces that it uses, and no other', async () => {
  for (const form of ['PDF/X-4', 'PDF/X-1a:2001', 'PDF', 'screen'] as const) {
    const xmp = xmpOf(await documentWithMetadata(form));
    const declared = [...xmp.matchAll(/xmlns:(\w+)=/g)].map(([, prefix]) => prefix);
    const used = [...xmp.matchAll(/<(\w+):/g)].map(([, prefix]) => prefix);
    expect(new Set(declared), form).toEqual(new Set(used));
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
