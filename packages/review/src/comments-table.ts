import type { Comment } from './place-comments.ts';

/** The comments as a table for a terminal or a letter: one line each, and below it the words that it is about. */
export function commentsTable(comments: readonly Comment[]): string {
  const rows = comments.map(({ folio, line, kind, author, source }) => [
    `p. ${folio}${line === undefined ? '' : `, l. ${line}`}`,
    source ? `${source.file}:${source.line}` : '',
    kind,
    author,
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]!.length)),
  );
  return rows
    .map((row, index) => {
      const { text, comment } = comments[index]!;
      const head = row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
      const said = [text && `“${text}”`, comment].filter(Boolean);
      return [head, ...said.flatMap((part) => part.split('\n')).map((part) => `    ${part}`)]
        .map((each) => `${each.trimEnd()}\n`)
        .join('');
    })
    .join('');
}
