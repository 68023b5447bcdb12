import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** One cell of a notebook's source. */
export interface SourceCell {
  kind: 'markdown' | 'code';
  /** What stands behind `// %%`; empty where nothing does. */
  title: string;
  /** The figure that the cell promises to compute and show, as `figure="horn"` says. */
  figure?: string;
  /** The line of the source, from 1, on which `text` begins. */
  line: number;
  /** Without comment marks for markdown; blank lines at both ends are left out. */
  text: string;
}

/**
 * Reads a notebook in the percent format of Jupytext for TypeScript: a cell begins with
 * `// %% title [markdown] key="value"`, everything but the mark optional, and reaches to the next.
 *
 * @param file for messages, relative to the project.
 * @throws UserError `notebook/source` for code outside the cells, for markdown that is no comment, and for a key that is unknown.
 */
export function parseCells(source: string, file: string): SourceCell[] {
  const lines = source.split('\n');
  const starts = lines.flatMap((text, index) => (isMark(text) ? [index] : []));
  const stray = lines.slice(0, starts[0] ?? lines.length).findIndex((text) => !isIdle(text));
  if (stray >= 0 || starts.length === 0) {
    throw mistake({
      file,
      line: stray + 1 || 1,
      message: 'expected a cell to begin here, but there is no line that starts with // %%',
      hint: 'Write `// %%` on a line of its own before code, `// %% [markdown]` before text.',
    });
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length;
    return readCell({
      file,
      mark: lines[start]!,
      line: start + 2,
      body: lines.slice(start + 1, end),
    });
  });
}

interface RawCell {
  file: string;
  mark: string;
  line: number;
  body: readonly string[];
}

function readCell({ file, mark, line, body }: RawCell): SourceCell {
  const { title, isMarkdown, figure } = readMark(mark, { file, line: line - 1 });
  const first = body.findIndex((text) => text.trim() !== '');
  const last = body.findLastIndex((text) => text.trim() !== '');
  const kept = first < 0 ? [] : body.slice(first, last + 1);
  const begins = line + Math.max(0, first);
  return {
    kind: isMarkdown ? 'markdown' : 'code',
    title,
    ...(figure === undefined ? {} : { figure }),
    line: begins,
    text: (isMarkdown
      ? kept.map((text, k) => uncomment(text, { file, line: begins + k }))
      : kept
    ).join('\n'),
  };
}

interface SourceLine {
  file: string;
  line: number;
}

function readMark(mark: string, place: SourceLine) {
  const options = [...mark.matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, key, value]) => [key, value] as const,
  );
  const unknown = options.find(([key]) => key !== 'figure');
  if (unknown) {
    throw mistake({
      ...place,
      message: `a cell has no key "${unknown[0]}"`,
      hint: 'A cell may say figure="<name>", the figure that it computes and shows.',
    });
  }
  const figure = options[0]?.[1];
  return {
    title: mark
      .replace(/^\/\/ ?%%/, '')
      .replace(/\[markdown\]/, '')
      .replace(/\w+="[^"]*"/g, '')
      .trim(),
    isMarkdown: mark.includes('[markdown]'),
    figure,
  };
}

function uncomment(text: string, place: SourceLine): string {
  const match = /^\/\/ ?(.*)$/.exec(text);
  if (match) return match[1]!;
  if (text.trim() === '') return '';
  throw mistake({
    ...place,
    message: `expected a line of markdown, which begins with //, got "${text.trim()}"`,
    hint: 'Begin a cell of code with // %% above this line.',
  });
}

function isMark(text: string): boolean {
  return /^\/\/ ?%%(\s|$)/.test(text);
}

/** A blank line, or a comment, which may stand before the first cell. */
function isIdle(text: string): boolean {
  return text.trim() === '' || text.startsWith('//');
}

function mistake({
  file,
  line,
  message,
  hint,
}: SourceLine & { message: string; hint: string }): UserError {
  return new UserError({
    code: 'notebook/source',
    severity: 'error',
    message,
    place: { file, line },
    hint,
  });
}
