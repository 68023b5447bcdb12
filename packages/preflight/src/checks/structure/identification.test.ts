import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { Check } from '../../check.ts';
import { sampleProfile } from '../../sample-profile.ts';
import { fileId } from './file-id.ts';
import { identification } from './identification.ts';
import { iccHeader, remarksOf, sampleSubject } from './sample-subject.ts';
import { outputIntent } from './output-intent.ts';
import { infoOf } from './text-values.ts';
import { trapped } from './trapped.ts';

const x1a = sampleProfile({ standard: 'PDF/X-1a:2001' });

type Fault = [check: Check, found: string, change: (document: PDFDocument) => void];

const info = (document: PDFDocument) => infoOf(document)!;
const setId = (document: PDFDocument, ...id: string[]) => {
  document.context.trailerInfo.ID = document.context.obj(id.map((hex) => PDFHexString.of(hex)));
};
const intent = ({ catalog }: PDFDocument) =>
  catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
const setProfile = (
  document: PDFDocument,
  header: Parameters<typeof iccHeader>[0],
  channels = 4,
) => {
  const stream = document.context.flateStream(iccHeader(header), { N: channels });
  intent(document).set(PDFName.of('DestOutputProfile'), document.context.register(stream));
};

const faults: Fault[] = [
  [fileId, 'found none', ({ context }) => delete context.trailerInfo.ID],
  [fileId, 'found 1', (document) => setId(document, 'ab')],
  [fileId, 'found an empty one', (document) => setId(document, 'ab', '')],
  [
    fileId,
    'something else than a string',
    ({ context }) => (context.trailerInfo.ID = context.obj([1, 2])),
  ],
  [identification, 'found no packet', ({ catalog }) => catalog.delete(PDFName.of('Metadata'))],
  [
    identification,
    'found GTS_PDFXVersion PDF/X-1:2001 in Info',
    (document) => info(document).set(PDFName.of('GTS_PDFXVersion'), PDFString.of('PDF/X-1:2001')),
  ],
  [trapped, 'found none', (document) => info(document).delete(PDFName.of('Trapped'))],
  [
    trapped,
    'the string (False)',
    (document) => info(document).set(PDFName.of('Trapped'), PDFString.of('False')),
  ],
  [
    trapped,
    'the name /Unknown',
    (document) => info(document).set(PDFName.of('Trapped'), PDFName.of('Unknown')),
  ],
  [outputIntent, 'found 0', ({ catalog }) => catalog.delete(PDFName.of('OutputIntents'))],
  [
    outputIntent,
    'found 2',
    (document) =>
      document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).push(intent(document)),
  ],
  [
    outputIntent,
    'found FOGRA39L Coated',
    (document) =>
      intent(document).set(
        PDFName.of('OutputConditionIdentifier'),
        PDFString.of('FOGRA39L Coated'),
      ),
  ],
  [outputIntent, 'Expected Info', (document) => intent(document).delete(PDFName.of('Info'))],
  [
    outputIntent,
    'found none',
    (document) => intent(document).delete(PDFName.of('DestOutputProfile')),
  ],
  [outputIntent, 'found class "mntr"', (document) => setProfile(document, { deviceClass: 'mntr' })],
  [outputIntent, 'found "RGB"', (document) => setProfile(document, { space: 'RGB ' })],
  [outputIntent, 'found something else', (document) => setProfile(document, { signature: '????' })],
  [outputIntent, 'found /N 3', (document) => setProfile(document, {}, 3)],
];

test.each(faults)('%o is red: %s', async (check, found, change) => {
  const messages = (await remarksOf(check, await sampleSubject({ change }))).map(
    ({ message }) => message,
  );
  expect(messages).toEqual([expect.stringContaining(found)]);
  expect(await remarksOf(check, await sampleSubject())).toEqual([]);
});

test('PDF/X-1a is identified in Info by two keys', async () => {
  expect(await remarksOf(identification, await sampleSubject({ profile: x1a }))).toEqual([]);
  const other = await sampleSubject({ profile: sampleProfile() });
  expect(await remarksOf(identification, { ...other, profile: x1a })).toMatchObject([
    { message: 'Expected GTS_PDFXVersion PDF/X-1:2001 in Info, found none.' },
    { message: 'Expected GTS_PDFXConformance PDF/X-1a:2001 in Info, found none.' },
  ]);
});

test('PDF/X-1a embeds no profile of version 4', async () => {
  const change = (document: PDFDocument) => setProfile(document, { version: 4 });
  expect(await remarksOf(outputIntent, await sampleSubject({ change }))).toEqual([]);
  expect(
    await remarksOf(outputIntent, await sampleSubject({ change, profile: x1a })),
  ).toMatchObject([{ message: expect.stringContaining('version 4') }]);
});

test('a plain PDF makes no claims', async () => {
  const subject = await sampleSubject({ profile: sampleProfile({ standard: 'PDF' }) });
  const applying = [identification, trapped, outputIntent].filter((check) =>
    check.applies?.(subject),
  );
  expect(applying).toEqual([]);
});
