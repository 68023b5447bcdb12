import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFStream, PDFString } from 'pdf-lib';
import { decodedBytes, flateStream } from './stream-bytes.ts';

/** The printing condition that a document is made for. */
export interface OutputIntent {
  /** The condition's name in the ICC's registry, for instance `FOGRA39`. */
  identifier: string;
  /** The same for people: process, paper, tone value curves. */
  condition: string;
  /** The bytes of the ICC profile of the condition. */
  profile: Uint8Array;
}

/**
 * Makes `intent` the only output intent of the document (ISO 32000-1, 14.11.5), with its profile
 * embedded; leaves none when there is no intent.
 */
export function setOutputIntent(document: PDFDocument, intent: OutputIntent | undefined): void {
  const { catalog, context } = document;
  const key = PDFName.of('OutputIntents');
  catalog.delete(key);
  if (!intent) return;
  const profile = flateStream(context, intent.profile, context.obj({ N: 4 }));
  const condition = PDFHexString.fromText(intent.condition);
  const entry = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(intent.identifier),
    OutputCondition: condition,
    RegistryName: PDFString.of('http://www.color.org'),
    Info: condition,
    DestOutputProfile: context.register(profile),
  });
  catalog.set(key, context.obj([context.register(entry)]));
}

/** The ICC profile of the press that a document is made for; undefined where it names none or is not made of four inks. */
export function outputProfile({ catalog }: PDFDocument): Uint8Array | undefined {
  const intent = catalog
    .lookupMaybe(PDFName.of('OutputIntents'), PDFArray)
    ?.lookupMaybe(0, PDFDict);
  const profile = intent?.lookup(PDFName.of('DestOutputProfile'));
  if (!(profile instanceof PDFStream)) return undefined;
  const bytes = decodedBytes(profile);
  return Buffer.from(bytes.subarray(16, 20)).toString('latin1') === 'CMYK' ? bytes : undefined;
}

/**
 * Looks at the profile's header (ICC.1:2001-04, 6.1): version in byte 8, class from byte 12, colour
 * space from byte 16.
 *
 * @param latest the latest version of profiles that the standard of the file knows.
 * @throws UserError `printer/invalid` if the profile is not that of a CMYK press, or newer.
 */
export function checkProfile({ identifier, profile }: OutputIntent, latest: number): void {
  const header = Buffer.from(profile.subarray(0, 40));
  const text = (from: number): string => header.toString('latin1', from, from + 4);
  const [kind, space, isProfile] = [text(12), text(16), text(36) === 'acsp'];
  const version = header[8] ?? 0;
  if (isProfile && kind === 'prtr' && space === 'CMYK' && version <= latest) return;
  const found = isProfile
    ? `one of version ${version}, class "${kind.trim()}" and colour space "${space.trim()}"`
    : 'a file that is no ICC profile';
  throw new UserError({
    code: 'printer/invalid',
    severity: 'error',
    message: `expected the ICC profile of ${identifier} to be at most of version ${latest}, of class "prtr" and colour space "CMYK", found ${found}`,
    hint: 'Name another file as profile of the output condition in the printer’s profile.',
  });
}
