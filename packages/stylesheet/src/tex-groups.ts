const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/**
 * The offset of the bracket that closes the `{` or `[` at `open`, or -1 when there is none before
 * the enclosing brace group ends. Square brackets inside braces do not count.
 */
export function closingBracket(source: string, open: number): number {
  const wanted = closing[source[open]!];
  let braces = 0;
  let brackets = 0;
  for (let offset = open + 1; offset < source.length; offset += 1) {
    const character = source[offset]!;
    if (braces === 0 && brackets === 0 && character === wanted) return offset;
    if (character === '\\') offset += 1;
    else if (character === '{') braces += 1;
    else if (character === '}') {
      if (braces === 0) return -1;
      braces -= 1;
    } else if (braces === 0 && wanted === ']') {
      if (character === '[') brackets += 1;
      if (character === ']') brackets -= 1;
    }
  }
  return -1;
}

/** A piece of source between two offsets. */
export interface Span {
  start: number;
  end: number;
}

/** One `key=value` or lone word of an option list. */
export interface Option {
  key: string;
  /** The whole option when there is no key. Braces around the value are not part of it. */
  value: Span;
  /** Whether the value stood in braces. */
  braced: boolean;
}

/** Cuts the option list between two offsets at its commas, and each option at its first `=`. */
export function splitOptions(source: string, { start, end }: Span): Option[] {
  return splitAtCommas(source, { start, end }).map((part) => {
    const text = source.slice(part.start, part.end);
    const equals = /^[^{}=]*=/.exec(text);
    const key = equals ? equals[0].slice(0, -1).trim() : '';
    const value = trim(source, { start: part.start + (equals?.[0].length ?? 0), end: part.end });
    const braced =
      source[value.start] === '{' && closingBracket(source, value.start) === value.end - 1;
    return { key, value: braced ? { start: value.start + 1, end: value.end - 1 } : value, braced };
  });
}

function splitAtCommas(source: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let partStart = start;
  for (let offset = start; offset < end; offset += 1) {
    const character = source[offset]!;
    if (character === '\\') offset += 1;
    else if (character === '{' || character === '[') {
      const close = closingBracket(source, offset);
      if (close >= 0 && close < end) offset = close;
    } else if (character === ',') {
      parts.push({ start: partStart, end: offset });
      partStart = offset + 1;
    }
  }
  return [...parts, { start: partStart, end }]
    .map((part) => trim(source, part))
    .filter((part) => part.end > part.start);
}

function trim(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(source[start]!)) start += 1;
  while (end > start && /\s/.test(source[end - 1]!)) end -= 1;
  return { start, end };
}
