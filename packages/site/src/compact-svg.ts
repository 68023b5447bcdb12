/**
 * The same drawing in half as many bytes: coordinates of paths to a hundredth of a point, which no screen shows, and
 * colours as hexadecimal digits. Matrices, which multiply, keep all their digits.
 */
export function compactSvg(svg: string): string {
  return svg
    .replaceAll(/ d="[^"]*"/g, (path) =>
      path.replaceAll(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2)))),
    )
    .replaceAll(
      /rgb\(([\d.]+)%, ?([\d.]+)%, ?([\d.]+)%\)/g,
      (_, ...parts: string[]) => `#${parts.slice(0, 3).map(hexadecimal).join('')}`,
    );
}

function hexadecimal(percentage: string): string {
  return Math.round(Number(percentage) * 2.55)
    .toString(16)
    .padStart(2, '0');
}
