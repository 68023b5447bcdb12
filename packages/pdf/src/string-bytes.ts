/**
 * The bytes that a literal or hexadecimal string of a content stream stands for (ISO 32000-1, 7.3.4).
 *
 * @param start the place of its opening parenthesis or angle bracket.
 * @param end the place behind it; a string that is cut off may lack its closing bracket.
 */
export function stringBytes(bytes: Uint8Array, start: number, end: number): number[] {
  return bytes[start] === 0x3c
    ? hexadecimalBytes(bytes, start + 1, end)
    : literalBytes(bytes, start + 1, end);
}

function hexadecimalBytes(bytes: Uint8Array, start: number, end: number): number[] {
  const values: number[] = [];
  let high = -1;
  for (let position = start; position < end; position += 1) {
    const digit = hexadecimalDigit(bytes[position]!);
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      values.push(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) values.push(high * 16);
  return values;
}

function hexadecimalDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

const escapes: Readonly<Record<number, number>> = {
  0x6e: 0x0a,
  0x72: 0x0d,
  0x74: 0x09,
  0x62: 0x08,
  0x66: 0x0c,
};

function literalBytes(bytes: Uint8Array, start: number, end: number): number[] {
  const values: number[] = [];
  const last = bytes[end - 1] === 0x29 ? end - 1 : end;
  for (let position = start; position < last; position += 1) {
    const byte = bytes[position]!;
    if (byte !== 0x5c) {
      values.push(byte);
      continue;
    }
    position += 1;
    const escaped = bytes[position];
    if (escaped === undefined) break;
    if (isOctal(escaped)) {
      let value = escaped - 0x30;
      for (let more = 0; more < 2 && isOctal(bytes[position + 1]); more += 1) {
        position += 1;
        value = value * 8 + bytes[position]! - 0x30;
      }
      values.push(value & 0xff);
    } else if (escaped === 0x0d) {
      // A line that is broken by a backslash goes on.
      if (bytes[position + 1] === 0x0a) position += 1;
    } else if (escaped !== 0x0a) values.push(escapes[escaped] ?? escaped);
  }
  return values;
}

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x37;
}
