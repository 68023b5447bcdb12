import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { blankOut, lineAt } from './tex-segments.ts';

/** What outlives the group of a drawing: prefixes, definitions and LaTeX's counters. */
const commands =
  /\\(?:global|globaldefs|gdef|xdef|g(?:pre|app)to|g(?:let|def)cs|[a-z]+_g(?:set|put|clear)\w*|(?:set|addto|step|refstep|new)counter)(?![A-Za-z@])/g;

/**
 * Finds what a drawing changes for those that come after it: `figure/lasting-change`. TeX draws many figures in one
 * run, and which ones is nobody's business: a figure that finds what another has left is not the same each time.
 *
 * @param text of a drawing.
 * @param file the name that messages give it.
 */
export function findLastingChanges(text: string, file: string): Diagnostic[] {
  const source = blankOut(text, ['comment', 'verbatim']);
  const lines = text.split('\n');
  return [...source.matchAll(commands)].map(({ index, 0: command }) => {
    const line = lineAt(text, index);
    return {
      code: 'figure/lasting-change',
      severity: 'error',
      message: `expected a drawing that leaves nothing to the drawings after it, got ${command}`,
      place: { file, line },
      excerpt: lines[line - 1]!.trim(),
      hint: 'Use \\def, \\let or \\pgfmathsetmacro: they end with the drawing. In a \\foreach, which is a group of its own, collect with “remember”.',
    };
  });
}
