import { execa } from 'execa';

/** Something that a PDF must not hold. */
export interface Sighting {
  /** The object, as qpdf names it: `obj:12 0 R`. */
  object: string;
  /** What was looked for. */
  what: string;
  /** Where it stands, with a little of what is around it. */
  excerpt: string;
}

/** What sets or names colours that are not inks: operators, and families of colour spaces. */
export const coloursButInks: readonly RegExp[] = [
  /(?<=[\d.]\s+)(rg|RG)(?![\w/])/,
  /\/(DeviceRGB|CalRGB|CalGray|ICCBased|Lab|Separation|DeviceN|Indexed|DefaultRGB)\b/,
  /(?<=\/(CS|ColorSpace)\s*)\/RGB\b/,
];

/** What sets or names colours as inks. */
export const inks: readonly RegExp[] = [
  /(?<=[\d.]\s+)[kK](?![\w/])/,
  /\/(DeviceCMYK|DefaultCMYK|ICCBased|Separation|DeviceN)\b/,
  /(?<=\/(CS|ColorSpace)\s*)\/CMYK\b/,
];

/**
 * Looks for patterns in every dictionary and every content stream of a PDF, page or not, used or not.
 * It shares nothing with the programs of this project: qpdf takes the file apart and undoes the filters, the
 * rest is plain text. Font programs, ICC profiles, metadata and character maps are no page content, nor
 * are the samples of images, meshes and functions, whose dictionaries are looked at all the same.
 */
export async function independentWalk(
  file: string,
  patterns: readonly RegExp[],
): Promise<Sighting[]> {
  const options = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized'];
  const { stdout } = await execa('qpdf', [...options, file], { maxBuffer: 1e9 });
  const [, objects] = (JSON.parse(stdout) as { qpdf: [object, Record<string, QpdfObject>] }).qpdf;
  const foreign = referencesUnder(foreignKeys, JSON.stringify(objects));
  return Object.entries(objects).flatMap(([object, { value, stream }]) => {
    const dictionary = JSON.stringify(value ?? stream?.dict).replace(/"/g, ' ');
    const isContent = stream && !foreign.has(object.slice(4)) && !isSamples(dictionary);
    const content = isContent ? Buffer.from(stream.data, 'base64').toString('latin1') : '';
    const text = `${dictionary}\n${withoutStrings(content)}`;
    return patterns.flatMap((pattern) => {
      const found = pattern.exec(text);
      if (!found) return [];
      const excerpt = text.slice(Math.max(0, found.index - 40), found.index + 20);
      return [{ object, what: String(pattern), excerpt }];
    });
  });
}

/** An indirect object in qpdf's JSON, version 2. */
interface QpdfObject {
  value?: unknown;
  stream?: { dict: object; data: string };
}

const foreignKeys = ['FontFile', 'FontFile2', 'FontFile3', 'DestOutputProfile', 'Metadata'].concat([
  'ToUnicode',
  'CIDSet',
  'CIDToGIDMap',
]);

/** Names of the objects that the file refers to under these keys. */
function referencesUnder(keys: readonly string[], json: string): Set<string> {
  const pattern = new RegExp(`"/(?:${keys.join('|')})":"(\\d+ \\d+ R)"`, 'g');
  return new Set([...json.matchAll(pattern)].map(([, reference]) => reference!));
}

function isSamples(dictionary: string): boolean {
  return /\/ShadingType|\/FunctionType *: *0|\/Subtype *: *\/Image/.test(dictionary);
}

/** Content without what it shows as text, in which anything may stand; innermost parentheses first. */
function withoutStrings(content: string): string {
  const rest = content.replace(/(?<!\\)\((?:\\[^]|[^\\()])*\)|<[\da-fA-F\s]*>/g, '');
  return rest === content ? content : withoutStrings(rest);
}
