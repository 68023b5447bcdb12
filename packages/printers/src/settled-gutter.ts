/** Where TeX finds the gutter: beside the root file of its run. */
export const settledGutterFile = 'gutter.json';

/**
 * What stands in that file. Without it TeX takes the first gutter of the printer's table.
 *
 * @param inches see `layoutGutter`.
 */
export function settledGutter(inches: number): string {
  return `${JSON.stringify({ inches })}\n`;
}
