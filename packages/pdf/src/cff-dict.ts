/** A string of a font program: a number for the standard ones (below 391), else its text. */
export type CffString = number | string;

/**
 * One entry of a DICT (Adobe Technical Note 5176, section 4): its operands as they are encoded, or, where
 * the operator refers to strings, with the strings in the place of their numbers.
 */
export interface DictEntry {
  /** Two-byte operators are 0x0c00 and more. */
  operator: number;
  operands: Uint8Array;
  strings?: readonly CffString[];
}

/** The operators that are read or written by name. */
export const dictOperator = {
  stdVw: 11,
  charset: 15,
  encoding: 16,
  charStrings: 17,
  private: 18,
  subrs: 19,
  ros: 0x0c1e,
  cidCount: 0x0c22,
  fdArray: 0x0c24,
  fdSelect: 0x0c25,
  fontName: 0x0c26,
} as const;

/** Number of strings that every reader knows without being told (5176, appendix A). */
export const standardStrings = 391;

/** The entries of a DICT in order. @throws RangeError if the DICT breaks off. */
export function readDict(bytes: Uint8Array, strings: readonly Uint8Array[]): DictEntry[] {
  const entries: DictEntry[] = [];
  let start = 0;
  for (let position = 0; position < bytes.length;) {
    const byte = bytes[position]!;
    if (byte > 21) {
      position = operandEnd(bytes, position);
      continue;
    }
    const isLong = byte === 12;
    const operator = isLong ? 0x0c00 + (bytes[position + 1] ?? 0) : byte;
    const operands = bytes.subarray(start, position);
    const references = stringOperands.get(operator) ?? 0;
    entries.push({
      operator,
      operands: operands.subarray(references === 0 ? 0 : referencesEnd(operands, references)),
      ...(references > 0 && {
        strings: integers(operands)
          .slice(0, references)
          .map((number) => stringAt(number, strings)),
      }),
    });
    position += isLong ? 2 : 1;
    start = position;
  }
  return entries;
}

/** The whole numbers among encoded operands; a real number counts as NaN. */
export function integers(operands: Uint8Array): number[] {
  const view = new DataView(operands.buffer, operands.byteOffset, operands.byteLength);
  const numbers: number[] = [];
  for (let position = 0; position < operands.length; position = operandEnd(operands, position)) {
    const byte = view.getUint8(position);
    if (byte >= 32 && byte <= 246) numbers.push(byte - 139);
    else if (byte >= 247 && byte <= 250)
      numbers.push((byte - 247) * 256 + view.getUint8(position + 1) + 108);
    else if (byte >= 251 && byte <= 254)
      numbers.push(-(byte - 251) * 256 - view.getUint8(position + 1) - 108);
    else if (byte === 28) numbers.push(view.getInt16(position + 1));
    else if (byte === 29) numbers.push(view.getInt32(position + 1));
    else numbers.push(Number.NaN);
  }
  return numbers;
}

/** @param sidOf the number of a string in the font program that is being written. */
export function writeDict(
  entries: readonly DictEntry[],
  sidOf: (text: CffString) => number,
): Uint8Array {
  return Buffer.concat(
    entries.flatMap(({ operator, operands, strings = [] }) => [
      ...strings.map((text) => integer(sidOf(text))),
      operands,
      operator >= 0x0c00 ? Uint8Array.of(12, operator & 0xff) : Uint8Array.of(operator),
    ]),
  );
}

/** An entry of whole numbers, each in five bytes, so that its length is known before its value. */
export function integerEntry(operator: number, ...values: number[]): DictEntry {
  return { operator, operands: Buffer.concat(values.map(integer)) };
}

function integer(value: number): Uint8Array {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(29, 0);
  bytes.writeInt32BE(value, 1);
  return bytes;
}

function operandEnd(bytes: Uint8Array, start: number): number {
  const byte = bytes[start]!;
  if (byte === 28) return start + 3;
  if (byte === 29) return start + 5;
  if (byte >= 247 && byte <= 254) return start + 2;
  if (byte !== 30) return start + 1;
  // A real number ends with a nibble 0xf.
  let position = start + 1;
  while (position < bytes.length && (bytes[position]! & 0xf) !== 0xf) position += 1;
  return position + 1;
}

function referencesEnd(operands: Uint8Array, count: number): number {
  let position = 0;
  for (let index = 0; index < count; index += 1) position = operandEnd(operands, position);
  return position;
}

function stringAt(number: number, strings: readonly Uint8Array[]): CffString {
  if (number < standardStrings) return number;
  const text = strings[number - standardStrings];
  if (!text) throw new RangeError(`a font program names string ${number}, which it lacks`);
  return Buffer.from(text).toString('latin1');
}

/** Operators whose first operands are numbers of strings, and how many (5176, tables 9 and 10). */
const stringOperands: ReadonlyMap<number, number> = new Map([
  ...[0, 1, 2, 3, 4, 0x0c00, 0x0c15, 0x0c16, dictOperator.fontName].map(
    (operator) => [operator, 1] as const,
  ),
  [dictOperator.ros, 2],
]);
