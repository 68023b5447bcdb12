/** A file that is not as it was: `A` is new, `M` has changed, `D` is gone. */
export interface ChangedFile {
  status: 'A' | 'M' | 'D';
  /** Relative to the book, with forward slashes. */
  file: string;
}

/** A figure whose drawing is another than it was, `<chapter>/<figure>`. */
export interface ChangedFigure {
  figure: string;
  kind: 'new' | 'changed';
}

/**
 * The figures whose drawing has changed with these files: those whose TikZ has, and those whose numbers have. Where a
 * chapter has accepted numbers these tell; where it has none, the figure's own code does.
 *
 * @param gated chapters with accepted numbers.
 */
export function changedFigures(
  files: readonly ChangedFile[],
  gated: ReadonlySet<string>,
): ChangedFigure[] {
  const found = new Map<string, ChangedFigure['kind']>();
  for (const { status, file } of files) {
    const drawing = /^chapters\/([^/]+)\/figures\/([^/]+)\/\2\.tex$/.exec(file);
    const golden = /^chapters\/([^/]+)\/golden\/([^/]+)\.golden$/.exec(file);
    const code = /^chapters\/([^/]+)\/figures\/([^/]+)\/\2\.ts$/.exec(file);
    const match = drawing ?? golden ?? (code && !gated.has(code[1]!) ? code : null);
    if (!match || status === 'D') continue;
    const figure = `${match[1]}/${match[2]}`;
    const isNew = drawing !== null && status === 'A';
    if (isNew || !found.has(figure)) found.set(figure, isNew ? 'new' : 'changed');
  }
  return [...found].map(([figure, kind]) => ({ figure, kind }));
}
