import pc from 'picocolors';
import type { Diagnostic, Place, Severity } from './diagnostic.ts';

/**
 * Lays out a diagnostic for a terminal or a log: place and message on the first line, then the
 * excerpt and the hint, indented.
 *
 * @param colours whether to use ANSI colours; picocolors' own judgement (terminal, `NO_COLOR`) by default.
 */
export function formatDiagnostic(diagnostic: Diagnostic, colours = pc.isColorSupported): string {
  const paint = pc.createColors(colours);
  const tint: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    note: paint.cyan,
  };
  const place = formatPlace(diagnostic.place ?? {});
  const head = [
    place && paint.bold(`${place}:`),
    tint[diagnostic.severity](diagnostic.severity),
    diagnostic.message,
    paint.dim(`[${diagnostic.code}]`),
  ];
  const lines = [head.filter(Boolean).join(' ')];
  if (diagnostic.excerpt)
    lines.push(...diagnostic.excerpt.split('\n').map((line) => `    ${line}`));
  if (diagnostic.hint) lines.push(`  ${paint.green('→')} ${diagnostic.hint}`);
  return lines.join('\n');
}

/** `book/chapters/x/y.tex:12 (figure ellipse/grid, table energy, row 3, column F, print)`. */
export function formatPlace(place: Place): string {
  const file = place.file && (place.line ? `${place.file}:${place.line}` : place.file);
  const details = [
    place.figure ? `figure ${place.figure}` : place.chapter && `chapter ${place.chapter}`,
    place.table && `table ${place.table}`,
    place.row !== undefined && `row ${place.row}`,
    place.column && `column ${place.column}`,
    place.page !== undefined && `page ${place.page}`,
    place.edition && `${place.edition} edition`,
  ].filter(Boolean);
  if (!file) return details.join(', ');
  return details.length > 0 ? `${file} (${details.join(', ')})` : file;
}
