const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size for a person, in powers of ten: `312 B`, `4.2 MB`, `120 MB`. */
export function formatSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  // 999.5 would be printed as 1000.
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const decimals = unit > 0 && size < 99.95 ? 1 : 0;
  return `${size.toFixed(decimals)} ${units[unit]}`;
}

/** The bytes of a size such as `500MB`, `1.5 GB` or `4096`; undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?b)?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, number, unit = 'B'] = match;
  const power = units.findIndex((name) => name.toLowerCase() === unit.toLowerCase());
  return Math.round(Number(number) * 1000 ** power);
}
