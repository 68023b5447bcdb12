import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { classifyError } from './error-classes.ts';
import type { PathContext } from './project-path.ts';
import { readErrorBlock, type ErrorBlock } from './transcript-block.ts';
import { readNotice } from './transcript-notices.ts';
import { TranscriptPosition } from './transcript-position.ts';

/**
 * Turns a LuaLaTeX transcript (made with `-file-line-error` and unbroken lines) into diagnostics in
 * the order of their appearance. One mistake gives one diagnostic: TeX's follow-up errors on the same
 * line are folded into the first, and repetitions of the same message are left out.
 */
export function parseTranscript(transcript: string, context: PathContext): Diagnostic[] {
  const lines = transcript.split(/\r?\n/);
  const position = new TranscriptPosition(context);
  const found = new DiagnosticList();
  let runaway: string | undefined;
  for (let index = 0; index < lines.length;) {
    const line = lines[index]!;
    if (line.startsWith('Here is how much of')) break;
    if (/^Runaway (argument|definition|text|preamble)\?/.test(line)) {
      runaway = lines[index + 1]?.trim();
      index += 2;
      continue;
    }
    const block = readErrorBlock(lines, index);
    if (block) {
      found.addError(block, position, runaway);
      runaway = undefined;
      index = block.end;
      continue;
    }
    const notice = readNotice(lines, index, position);
    if (notice?.diagnostic) found.add(notice.diagnostic);
    if (!notice) position.readLine(line);
    index = notice?.end ?? index + 1;
  }
  return found.diagnostics;
}

/** After these TeX reads on in the wrong mode or group, and stumbles over whatever comes next. */
const UNBALANCED =
  /^(Missing (\$|\{|\}|\\endgroup) inserted|Extra \}|Too many \}'s|Paragraph ended before)/;

class DiagnosticList {
  readonly diagnostics: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  readonly #linesWithErrors = new Set<string>();
  readonly #unbalancedFiles = new Set<string>();
  /** TeX stops after a file that it cannot find, and only then says where it was. */
  #unplaced: Diagnostic | undefined;

  add(diagnostic: Diagnostic): void {
    const { code, message, place } = diagnostic;
    // A missing macro or glyph is one mistake, however often it is used.
    const isGlobal = code === 'latex/undefined-macro' || code === 'latex/missing-glyph';
    const key = JSON.stringify([
      code,
      message,
      place?.figure,
      ...(isGlobal ? [] : [place?.file, place?.line]),
    ]);
    if (this.#seen.has(key) || this.#isFollowUp(diagnostic)) return;
    this.#seen.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** What TeX loses or draws empty because of an error that is reported already. */
  #isFollowUp({ code, message, place }: Diagnostic): boolean {
    const errors = this.diagnostics.filter(({ severity }) => severity === 'error');
    if (code === 'latex/package-warning') {
      const last = errors.at(-1);
      const isEmpty = /no coordinates|empty range/.test(message);
      const hasLostTable = last?.code === 'latex/missing-table' || last?.code === 'table/columns';
      return isEmpty && hasLostTable && last.place?.file === place?.file;
    }
    const isLost = code === 'latex/missing-glyph' && message.includes('is lost');
    return isLost && errors.length > 0;
  }

  addError(block: ErrorBlock, position: TranscriptPosition, runaway: string | undefined): void {
    if (/==> Fatal error occurred/.test(block.message)) return;
    if (/^(Emergency stop|Fatal error|\*\*\*)/.test(block.message))
      return this.#addStop(block, position);
    const { place: about, subject, ...what } = classifyError(block);
    const sourceLine = block.line ?? lineOf(block.excerpt);
    // The figure that is being drawn is to blame, even if it reads the table of another one.
    const place = {
      ...about,
      ...position.place({
        ...(block.path && { path: block.path }),
        ...(sourceLine !== undefined && { line: sourceLine }),
      }),
    };
    if (!place.file && position.rootFile) place.file = position.rootFile;
    const file = block.path ?? place.file ?? '';
    const line = `${file}:${sourceLine}`;
    const isFollowUp =
      this.#unbalancedFiles.has(file) ||
      (sourceLine !== undefined && this.#linesWithErrors.has(line));
    if (isFollowUp && subject === undefined) return;
    if (UNBALANCED.test(block.message)) this.#unbalancedFiles.add(file);
    this.#linesWithErrors.add(line);
    const excerpt = [runaway && `Runaway: ${runaway}`, block.excerpt].filter(Boolean).join('\n');
    const diagnostic: Diagnostic = {
      severity: 'error',
      ...what,
      ...(Object.keys(place).length > 0 && { place }),
      ...(excerpt && { excerpt }),
    };
    this.add(diagnostic);
    this.#unplaced = sourceLine === undefined ? diagnostic : undefined;
  }

  #addStop(block: ErrorBlock, position: TranscriptPosition): void {
    const stopped = this.#unplaced;
    if (stopped) {
      this.#unplaced = undefined;
      // LaTeX reads on for a package's optional date: the line is right only if it names the file.
      const named = /(\S+) is not installed|the file (\S+),/.exec(stopped.message);
      const stem = (named?.[1] ?? named?.[2])?.replace(/\.\w+$/, '');
      if (stem && !block.excerpt.includes(stem)) return;
      Object.assign(stopped, {
        place: { ...stopped.place, ...position.place(stopPlace(block)) },
        ...(block.excerpt && { excerpt: block.excerpt }),
      });
    } else if (!this.diagnostics.some(({ severity }) => severity === 'error')) {
      this.add({
        code: 'latex/error',
        severity: 'error',
        message: 'TeX stopped: the file ended before \\end{document}.',
        place: {
          ...(position.rootFile && { file: position.rootFile }),
          ...position.place(stopPlace(block)),
        },
        hint: 'Look for a missing \\end{document}, or for a { or an environment that is never closed.',
        ...(block.excerpt && { excerpt: block.excerpt }),
      });
    }
  }
}

function stopPlace({ path, line }: ErrorBlock): { path?: string; line?: number } {
  return { ...(path && { path }), ...(line !== undefined && { line }) };
}

function lineOf(excerpt: string): number | undefined {
  const line = /^l\.(\d+) /.exec(excerpt)?.[1];
  return line === undefined ? undefined : Number(line);
}
