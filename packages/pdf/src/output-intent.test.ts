import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { documentBytes, readDocument } from './document-bytes.ts';
import type { OutputIntent } from './output-intent.ts';
import { checkProfile, setOutputIntent } from './output-intent.ts';
import { sampleDocument } from './sample-document.ts';
import { decodedBytes } from './stream-bytes.ts';

/** The first 40 bytes of an ICC profile; enough for its header to be judged. */
function profile({ version = 2, kind = 'prtr', space = 'CMYK', signature = 'acsp' } = {}) {
  const bytes = Buffer.alloc(128);
  bytes[8] = version;
  bytes.write(kind, 12, 'latin1');
  bytes.write(space, 16, 'latin1');
  bytes.write(signature, 36, 'latin1');
  return bytes;
}

const intent: OutputIntent = {
  identifier: 'FOGRA39',
  condition: 'Coated paper, curves A (CMY) and B ‒ K)',
  profile: profile(),
};

test('there is exactly one output intent, with its condition named and its profile embedded', async () => {
  const former = { S: 'GTS_PDFX', OutputConditionIdentifier: 'SWOP' };
  const changed = await sampleDocument({
    change: (document) => {
      document.catalog.set(PDFName.of('OutputIntents'), document.context.obj([former]));
      setOutputIntent(document, intent);
    },
  });
  const document = await readDocument(await documentBytes(changed), 'sample');
  const intents = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
  expect(intents.size()).toBe(1);
  const entry = intents.lookup(0, PDFDict);
  expect(String(entry.get(PDFName.of('S')))).toBe('/GTS_PDFX');
  expect(String(entry.get(PDFName.of('OutputConditionIdentifier')))).toBe('(FOGRA39)');
  expect(String(entry.get(PDFName.of('RegistryName')))).toBe('(http://www.color.org)');
  for (const key of ['OutputCondition', 'Info']) {
    const text = entry.lookup(PDFName.of(key), PDFString, PDFHexString);
    expect(text.decodeText()).toBe(intent.condition);
  }
  const stream = entry.lookup(PDFName.of('DestOutputProfile'));
  if (!(stream instanceof PDFRawStream)) throw new Error('expected an embedded profile');
  expect(String(stream.dict.get(PDFName.of('N')))).toBe('4');
  expect(stream.dict.get(PDFName.of('Filter'))).toBe(PDFName.FlateDecode);
  expect(Buffer.from(decodedBytes(stream))).toEqual(intent.profile);
});

test('a document that names no press has no output intent, not even a former one', async () => {
  const document = await sampleDocument();
  setOutputIntent(document, intent);
  setOutputIntent(document, undefined);
  expect(document.catalog.has(PDFName.of('OutputIntents'))).toBe(false);
});

test('only the profile of a CMYK press, no newer than the standard, is good', () => {
  const check = (bytes: Uint8Array, latest = 2) =>
    checkProfile({ ...intent, profile: bytes }, latest);
  expect(() => check(profile())).not.toThrow();
  expect(() => check(profile({ version: 4 }), 4)).not.toThrow();
  const faulty = [
    profile({ version: 4 }),
    profile({ kind: 'mntr' }),
    profile({ space: 'RGB ' }),
    profile({ signature: 'none' }),
    Buffer.from('short'),
  ];
  for (const bytes of faulty) {
    expect(() => check(bytes)).toThrowError(
      expect.objectContaining({
        diagnostics: [expect.objectContaining({ code: 'printer/invalid' })],
      }),
    );
  }
});
