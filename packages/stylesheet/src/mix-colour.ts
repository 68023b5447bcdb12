import { formatHex, parseHex, type Rgb } from './colour.ts';

/**
 * The sRGB value of a colour expression of xcolor, such as `vy!50!paper`: 50 % of vy, the rest paper.
 * Without a second name the rest is white, and names that the palette lacks are black.
 *
 * @param palette names to sRGB values, six hexadecimal digits.
 */
export function mixColour(expression: string, palette: Readonly<Record<string, string>>): string {
  const [first = '', ...rest] = expression.split('!').map((part) => part.trim());
  const valueOf = (name: string): Rgb => parseHex(palette[name.replace(/^-/, '')] ?? '000000');
  let mixture = valueOf(first);
  for (let index = 0; index < rest.length; index += 2) {
    const share = Number(rest[index]) / 100;
    const other: Rgb = rest[index + 1] === undefined ? [1, 1, 1] : valueOf(rest[index + 1]!);
    if (share >= 0 && share <= 1)
      mixture = mixture.map(
        (channel, at) => share * channel + (1 - share) * other[at]!,
      ) as unknown as Rgb;
  }
  return formatHex(mixture);
}
