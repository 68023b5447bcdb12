import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/**
 * Turns MakeIndex' transcript (`.ilg`) into diagnostics. `entries` is the `.idx` file it read: the
 * entry itself is what an author can search for.
 */
export function parseIndexTranscript(transcript: string, entries: string): Diagnostic[] {
  const lines = transcript.split(/\r?\n/);
  const entryLines = entries.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const match = /^(!!|##) .*?\((?:file|input) = [^,]+, line = (\d+)/.exec(line);
    if (!match) return [];
    const [, mark, number] = match;
    const what = (lines[index + 1] ?? '').replace(/^\s*--\s*/, '').replace(/\.*$/, '');
    const entry = entryLines[Number(number) - 1];
    const diagnostic: Diagnostic = {
      code: 'latex/index',
      severity: mark === '!!' ? 'error' : 'warning',
      message: `MakeIndex: ${what}.`,
      ...(entry && { excerpt: entry }),
      hint: 'The entry stands in an \\index{…} of the text.',
    };
    return [diagnostic];
  });
}
