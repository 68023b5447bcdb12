import { pdfForms } from '@chiaroscuro/pdf/pdf-x';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import type { PDFDocument, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { nameEntry } from '../../pdf-values.ts';
import { textIn } from './text-values.ts';
import { readableBytes } from './readable-bytes.ts';
import { printCheck, wantsPdfX } from './structure-check.ts';

/** Row 8. The printing condition that the inks were chosen for, with the profile that describes it. */
export const outputIntent = printCheck({
  code: 'preflight/output-intent',
  applies: wantsPdfX,
  inspect: ({ document }, printer) => {
    const intents = pressIntents(document);
    const [intent, ...others] = intents;
    if (!intent || others.length > 0)
      return [
        {
          message: `Expected exactly one output intent /GTS_PDFX, found ${intents.length}.`,
          hint,
        },
      ];
    return [...wrongNames(intent, printer), ...wrongProfile(intent, printer)];
  },
});

const hint =
  'Let the stage prepress make the file for this printer; it embeds the profile of the printing condition.';

function pressIntents({ catalog }: PDFDocument): PDFDict[] {
  const array = catalog.lookup(PDFName.of('OutputIntents'));
  if (!(array instanceof PDFArray)) return [];
  return array
    .asArray()
    .map((intent) => catalog.context.lookup(intent))
    .filter((intent) => intent instanceof PDFDict)
    .filter((intent) => nameEntry(intent, 'S') === 'GTS_PDFX');
}

function wrongNames(intent: PDFDict, { outputCondition }: PrinterProfile): Remark[] {
  const { identifier } = outputCondition.value;
  const found = textIn(intent, 'OutputConditionIdentifier');
  return [
    ...(found === identifier
      ? []
      : [
          {
            message: `Expected OutputConditionIdentifier ${identifier} in the output intent, found ${found ?? 'none'}.`,
            hint: 'The identifier is that of the ICC’s registry, not a description.',
          },
        ]),
    ...(textIn(intent, 'Info')
      ? []
      : [
          {
            message:
              'Expected Info in the output intent to describe the printing condition, found none.',
            hint,
          },
        ]),
  ];
}

/** The header of an ICC profile (ICC.1, 7.2): version, class, colour space, signature. */
function wrongProfile(intent: PDFDict, { standard, colourSpace }: PrinterProfile): Remark[] {
  const profile = intent.lookup(PDFName.of('DestOutputProfile'));
  const bytes = profile instanceof PDFStream ? readableBytes(profile) : undefined;
  if (!(profile instanceof PDFStream) || !bytes)
    return [
      {
        message: `Expected an embedded profile in the output intent, found ${profile ? 'one that cannot be read' : 'none'}.`,
        hint,
      },
    ];
  const header = Buffer.from(bytes.subarray(0, 128)).toString('latin1');
  const [space, channels] = colourSpace.value === 'srgb' ? ['RGB', 3] : ['CMYK', 4];
  const latest = pdfForms[standard.value].outputIntent?.latestProfile ?? 4;
  const version = bytes[8] ?? 0;
  const faults = [
    header.slice(36, 40) === 'acsp' ? [] : ['an ICC profile', 'something else'],
    header.slice(12, 16) === 'prtr'
      ? []
      : ['a profile of class prtr', `class ${JSON.stringify(header.slice(12, 16))}`],
    header.slice(16, 20).trim() === space
      ? []
      : [`a profile of ${space}`, JSON.stringify(header.slice(16, 20).trim())],
    numberOf(profile.dict.lookup(PDFName.of('N'))) === channels
      ? []
      : [`/N ${channels}`, `/N ${numberOf(profile.dict.lookup(PDFName.of('N'))) ?? 'missing'}`],
    version <= latest
      ? []
      : [`at most version ${latest} of ICC profiles for ${standard.value}`, `version ${version}`],
  ];
  return faults
    .filter((fault) => fault.length > 0)
    .map(([expected, found]) => ({
      message: `Expected ${expected} in the output intent, found ${found}.`,
      hint,
    }));
}

function numberOf(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined;
}
