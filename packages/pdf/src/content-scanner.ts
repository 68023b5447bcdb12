/** Where the names and strings of an operation are, each from its first byte to behind its last. */
export interface OperandPlaces {
  names: readonly (readonly [start: number, end: number])[];
  strings: readonly (readonly [start: number, end: number])[];
  /** Behind the operator before, where the operands begin; of an inline image, behind `BI`. */
  start: number;
  /** The first byte of the operator; of an inline image, of `ID`. */
  operator: number;
  /** Behind the operator; of an inline image, behind `EI`. */
  end: number;
}

/**
 * Reads a content stream (ISO 32000-1, 7.8.2) and calls `visit` for each operator with the names
 * among its operands, without their slash and at any depth, with its numbers, and with the places of
 * its names and strings. An inline image arrives as one operator `BI` with all names of its dictionary.
 */
export function scanContent(
  bytes: Uint8Array,
  visit: (
    operator: string,
    names: readonly string[],
    numbers: readonly number[],
    places: OperandPlaces,
  ) => void,
): void {
  let position = 0;
  let names: string[] = [];
  let numbers: number[] = [];
  let namePlaces: [number, number][] = [];
  let stringPlaces: [number, number][] = [];
  let start = 0;
  while (position < bytes.length) {
    const byte = bytes[position]!;
    if (isRegular[byte] === 1) {
      const end = endOfRegular(bytes, position);
      if (isOperand(bytes, position, end)) {
        numbers.push(numberAt(bytes, position, end));
        position = end;
        continue;
      }
      const operator = operatorAt(bytes, position, end);
      const isImage = operator === 'ID';
      const places = {
        names: namePlaces,
        strings: stringPlaces,
        start,
        operator: position,
        end: isImage ? endOfImageData(bytes, end) : end,
      };
      position = places.end;
      start = position;
      if (operator === 'BI') continue;
      visit(isImage ? 'BI' : operator, names, numbers, places);
      if (names.length > 0) [names, namePlaces] = [[], []];
      if (numbers.length > 0) numbers = [];
      if (stringPlaces.length > 0) stringPlaces = [];
    } else if (byte === percent) {
      position = endOfLine(bytes, position);
    } else if (byte === openingParenthesis) {
      const end = endOfString(bytes, position);
      stringPlaces.push([position, end]);
      position = end;
    } else if (byte === lessThan && bytes[position + 1] === lessThan) {
      position += 2;
    } else if (byte === lessThan) {
      const end = endOfHexString(bytes, position);
      stringPlaces.push([position, end]);
      position = end;
    } else if (byte === slash) {
      const end = endOfRegular(bytes, position + 1);
      names.push(decodeName(latin1(bytes, position + 1, end)));
      namePlaces.push([position, end]);
      position = end;
    } else {
      // White space, brackets, and closing delimiters without an opening one.
      position += 1;
    }
  }
}

const percent = 0x25;
const openingParenthesis = 0x28;
const closingParenthesis = 0x29;
const slash = 0x2f;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const backslash = 0x5c;

function isWhiteSpace(byte: number): boolean {
  return (
    byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0 || byte === 0x0c
  );
}

function isBracket(byte: number): boolean {
  return byte === 0x5b || byte === 0x5d || byte === 0x7b || byte === 0x7d;
}

/** 1 for bytes that can be part of a name, a number or an operator. */
const isRegular = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isDelimiter =
    [percent, openingParenthesis, closingParenthesis, slash, lessThan, greaterThan].includes(
      byte,
    ) || isBracket(byte);
  return Number(!isWhiteSpace(byte) && !isDelimiter);
});

function endOfRegular(bytes: Uint8Array, start: number): number {
  let position = start;
  while (position < bytes.length && isRegular[bytes[position]!] === 1) position += 1;
  return position;
}

function endOfLine(bytes: Uint8Array, start: number): number {
  let position = start;
  while (position < bytes.length && bytes[position] !== 0x0a && bytes[position] !== 0x0d)
    position += 1;
  return position;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let position = start; position < bytes.length; position += 1) {
    const byte = bytes[position];
    if (byte === backslash) position += 1;
    else if (byte === openingParenthesis) depth += 1;
    else if (byte === closingParenthesis && (depth -= 1) === 0) return position + 1;
  }
  return bytes.length;
}

function endOfHexString(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(greaterThan, start);
  return end < 0 ? bytes.length : end + 1;
}

/**
 * The data of an inline image may hold anything, even the letters EI: they end it only between
 * white space and when what follows reads like content again.
 */
function endOfImageData(bytes: Uint8Array, start: number): number {
  for (let position = start + 1; position < bytes.length - 2; position += 1) {
    const isEnd =
      bytes[position + 1] === 0x45 &&
      bytes[position + 2] === 0x49 &&
      isWhiteSpace(bytes[position]!) &&
      (position + 3 >= bytes.length || isWhiteSpace(bytes[position + 3]!)) &&
      bytes.subarray(position + 3, position + 13).every(isPrintable);
    if (isEnd) return position + 3;
  }
  return bytes.length;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (isWhiteSpace(byte) && byte !== 0);
}

/** Numbers, and the words `true`, `false` and `null`, are operands; all other words are operators. */
function isOperand(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  const isNumber =
    (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (isNumber) return true;
  return end - start > 3 && ['true', 'false', 'null'].includes(latin1(bytes, start, end));
}

/** Digits are added up without making a string, which is as exact as long as they fit a float64's mantissa. */
function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let position = start;
  const isNegative = bytes[position] === 0x2d;
  if (isNegative || bytes[position] === 0x2b) position += 1;
  let digits = 0;
  let scale = 0;
  for (; position < end; position += 1) {
    const byte = bytes[position]!;
    if (byte === 0x2e && scale === 0) scale = 1;
    else if (byte >= 0x30 && byte <= 0x39 && digits < 1e14) {
      digits = digits * 10 + byte - 0x30;
      scale *= 10;
    } else return Number(latin1(bytes, start, end));
  }
  const value = scale > 1 ? digits / scale : digits;
  return isNegative ? -value : value;
}

/** Operators are few: those of one or two letters, the most frequent, are made once. */
function operatorAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 2) return latin1(bytes, start, end);
  const key = end - start === 1 ? bytes[start]! : bytes[start]! * 256 + bytes[start + 1]!;
  return (operators[key] ??= latin1(bytes, start, end));
}

const operators: (string | undefined)[] = Array.from({ length: 65_536 });

function latin1(bytes: Uint8Array, start: number, end: number): string {
  // Names and numbers are short: this is faster than making a view and spreading it.
  let text = '';
  for (let position = start; position < end; position += 1)
    text += String.fromCharCode(bytes[position]!);
  return text;
}

function decodeName(name: string): string {
  return name.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
