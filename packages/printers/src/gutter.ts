/** A line of a printer's table of gutters: what holds up to and including that many pages. */
export interface GutterLine {
  pages: number;
  inches: number;
}

/**
 * Least distance of text from the spine, in inches, for a book of so many pages; that of the table's
 * last line for a book with more pages than the printer binds.
 */
export function gutterFor(
  { gutter }: { gutter: { value: readonly GutterLine[] } },
  pages: number,
): number {
  const line = gutter.value.find((entry) => pages <= entry.pages) ?? gutter.value.at(-1)!;
  return line.inches;
}
