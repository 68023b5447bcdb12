import type { PDFObject } from 'pdf-lib';
import { PDFDict, PDFName } from 'pdf-lib';
import type { OperandPlaces } from './content-scanner.ts';
import { scanContent } from './content-scanner.ts';

/** A content stream, and what its names refer to. */
export interface NamedContent {
  bytes: Uint8Array;
  resources: PDFDict | undefined;
  /** Objects of a category for which this gives the same value get the same name. */
  identify: (object: PDFObject) => unknown;
}

/** The content with its new names, and for each category what they refer to. */
export interface RenamedContent {
  bytes: Uint8Array;
  used: Map<string, Map<string, PDFObject>>;
}

/**
 * Names the resources of a content stream in the order in which it uses them: F1, F2 for fonts, X1 for
 * forms and images, and so on. Only operands that refer to resources change (ISO 32000-1, 7.8.3); a
 * name that the resources do not define stays, as do strings and everything else.
 */
export function renameResources({ bytes, resources, identify }: NamedContent): RenamedContent {
  const used: RenamedContent['used'] = new Map();
  const names = new Map<string, Map<unknown, string>>();
  const pieces: Uint8Array[] = [];
  let copied = 0;
  scanContent(bytes, (operator, operands, _numbers, places) => {
    for (const [category, index] of references(operator, { bytes, places })) {
      const name = nameFor(category, operands[index]!);
      if (name === undefined) continue;
      const [start, end] = places.names[index]!;
      pieces.push(bytes.subarray(copied, start), Buffer.from(`/${name}`));
      copied = end;
    }
  });
  for (const [category, key, object] of implicitResources(resources))
    within(used, category).set(key, object);
  return { bytes: Buffer.concat([...pieces, bytes.subarray(copied)]), used };

  function nameFor(category: string, operand: string): string | undefined {
    const entries = resources?.lookup(PDFName.of(category));
    const object = entries instanceof PDFDict ? entries.get(PDFName.of(operand)) : undefined;
    if (!object || isImplicit(operand)) return undefined;
    const identity = identify(object);
    const known = within(names, category).get(identity);
    if (known !== undefined) return known;
    const name = `${letters[category]!}${within(names, category).size + 1}`;
    within(names, category).set(identity, name);
    within(used, category).set(name, object);
    return name;
  }
}

function within<Key, Value>(maps: Map<string, Map<Key, Value>>, category: string): Map<Key, Value> {
  let map = maps.get(category);
  if (!map) maps.set(category, (map = new Map<Key, Value>()));
  return map;
}

const letters: Readonly<Record<string, string>> = {
  Font: 'F',
  XObject: 'X',
  ExtGState: 'G',
  ColorSpace: 'C',
  Pattern: 'P',
  Shading: 'S',
  Properties: 'M',
};

/** DefaultRGB and its like act on content that never names them (ISO 32000-1, 8.6.5.6). */
function isImplicit(name: string): boolean {
  return name.startsWith('Default');
}

function implicitResources(resources: PDFDict | undefined): [string, string, PDFObject][] {
  const spaces = resources?.lookup(PDFName.of('ColorSpace'));
  if (!(spaces instanceof PDFDict)) return [];
  return spaces
    .entries()
    .map(([key, object]): [string, string, PDFObject] => ['ColorSpace', key.decodeText(), object])
    .filter(([, key]) => isImplicit(key));
}

/** Which of an operation's names refer to resources: the category, and the name's place among them. */
function references(
  operator: string,
  { bytes, places }: { bytes: Uint8Array; places: OperandPlaces },
): [category: string, index: number][] {
  const last = places.names.length - 1;
  if (last < 0) return [];
  switch (operator) {
    case 'Tf':
      return [['Font', 0]];
    case 'Do':
      return [['XObject', 0]];
    case 'gs':
      return [['ExtGState', 0]];
    case 'cs':
    case 'CS':
      return [['ColorSpace', 0]];
    case 'scn':
    case 'SCN':
      return [['Pattern', last]];
    case 'sh':
      return [['Shading', 0]];
    case 'BDC':
    case 'DP': {
      // The properties are a name, or else a dictionary that stands here itself.
      const between = bytes.subarray(places.names[last]![1], places.operator);
      return last === 1 && !between.includes(0x3e) ? [['Properties', 1]] : [];
    }
    case 'BI':
      return places.names.map((_, index): [string, number] => ['ColorSpace', index]);
    default:
      return [];
  }
}
