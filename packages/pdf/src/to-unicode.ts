/**
 * The pairs of a ToUnicode CMap (ISO 32000-1, 9.10.3): two-byte codes to UTF-16 in hexadecimal
 * capitals.
 */
export function readToUnicode(text: string): Map<number, string> {
  const pairs = new Map<number, string>();
  for (const [, kind, body = ''] of text.matchAll(/beginbf(char|range)\b([^]*?)endbf\1/g)) {
    if (kind === 'char') {
      for (const [, code = '', unicode = ''] of body.matchAll(/<(\w+)>\s*<(\w*)>/g)) {
        pairs.set(Number.parseInt(code, 16), unicode.toUpperCase());
      }
    } else readRanges(body, pairs);
  }
  return pairs;
}

function readRanges(body: string, pairs: Map<number, string>): void {
  const ranges = body.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g);
  for (const [, first = '', last = '', start, list = ''] of ranges) {
    const from = Number.parseInt(first, 16);
    const listed = [...list.matchAll(/<(\w+)>/g)].map(([, unicode = '']) => unicode);
    const to = Math.min(Number.parseInt(last, 16), 0xffff);
    for (let code = from; code <= to; code += 1) {
      const unicode = start === undefined ? listed[code - from] : advanced(start, code - from);
      if (unicode !== undefined) pairs.set(code, unicode.toUpperCase());
    }
  }
}

/** In a range only the last two bytes count up. */
function advanced(start: string, by: number): string {
  const last = Number.parseInt(start.slice(-4), 16) + by;
  return start.slice(0, -4) + last.toString(16).padStart(4, '0');
}

/** Writes a ToUnicode CMap, its codes in order; equal pairs give equal text. */
export function writeToUnicode(pairs: ReadonlyMap<number, string>): string {
  const lines = [...pairs]
    .sort(([a], [b]) => a - b)
    .map(([code, unicode]) => `<${hex4(code)}> <${unicode}>`);
  const blocks: string[] = [];
  // The CMap format allows a hundred pairs in a block.
  for (let start = 0; start < lines.length; start += 100) {
    const block = lines.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
    '',
  ].join('\n');
}

function hex4(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
