/**
 * The same drawing in half as many bytes: coordinates of paths to a hundredth of a point, which no screen shows, and
 * colours as hexadecimal digits; without what is the default anyway, and with one style and one transformation for all paths
 * that follow each other and share them. Matrices, which multiply, keep all their digits.
 */
export function compactSvg(svg: string): string {
  return svg
    .replaceAll(/ d="[^"]*"/g, compactPath)
    .replaceAll(
      /rgb\(([\d.]+)%, ?([\d.]+)%, ?([\d.]+)%\)/g,
      (_, ...parts: string[]) => `#${parts.slice(0, 3).map(hexadecimal).join('')}`,
    )
    .replaceAll(/ style="([^"]*)" d=/g, (_, style: string) => `${compactStyle(style)} d=`)
    .replaceAll(runs, (run: string, style: string, transform: string) => {
      const [shared, placed] = [` style="${style}"`, ` transform="${transform}"`];
      return `<g${shared}${placed}>\n${run.replaceAll(shared, '').replaceAll(placed, '')}</g>\n`;
    });
}

/** Two or more paths, each in its line, that differ in nothing but their shapes and colours. */
const runs =
  /<path style="([^"]*)"[^>]* transform="([^"]*)"\/>\n(?:<path style="\1"[^>]* transform="\2"\/>\n)+/g;

/** What an element has that does not say otherwise; nothing that Cairo writes around paths does. */
const defaults =
  /(?:(?:fill|stroke)-opacity:1|fill-rule:nonzero|stroke-linecap:butt|stroke-linejoin:miter);/g;

/** A style whose colours, in which neighbours differ most, are attributes of their own. */
function compactStyle(style: string): string {
  const colours = [...style.matchAll(/(?<![-\w])(fill|stroke):(#[0-9a-f]{6});/g)];
  const rest = colours.reduce(
    (left, [whole]) => left.replace(whole, ''),
    style.replaceAll(defaults, ''),
  );
  const attributes = colours.map(([, property, colour]) => ` ${property}="${colour}"`);
  return ` style="${rest}"${attributes.join('')}`;
}

function compactPath(path: string): string {
  return (
    path
      .replaceAll(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))))
      // Cairo moves back to where a closed path began; nothing is drawn from there.
      .replace(/ M \S+ \S+ "$/, '"')
      .replaceAll(/ ?([A-Z]) ?/g, '$1')
  );
}

function hexadecimal(percentage: string): string {
  return Math.round(Number(percentage) * 2.55)
    .toString(16)
    .padStart(2, '0');
}
