import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { TranscriptPosition } from './transcript-position.ts';

/** A message of TeX that is no error: diagnostics (none if it needs nobody's attention) and where it ends. */
export interface Notice {
  diagnostic?: Diagnostic;
  /** Index of the first line after it. */
  end: number;
}

type Reader = (
  lines: readonly string[],
  start: number,
  position: TranscriptPosition,
) => Notice | undefined;

/** Boxes may stick out this far, in pt, before anybody can see it. */
const TOLERATED_EXCESS = 1;

/** The warning, box report or missing glyph that begins at `lines[start]`, if any does. */
export function readNotice(
  lines: readonly string[],
  start: number,
  position: TranscriptPosition,
): Notice | undefined {
  for (const read of [
    readBox,
    readWarning,
    readMissingGlyph,
    readUnclosedGroup,
    readMissingInclude,
  ]) {
    const notice = read(lines, start, position);
    if (notice) return notice;
  }
  return undefined;
}

const readBox: Reader = (lines, start, position) => {
  const head = lines[start]!;
  if (!/^(Over|Under)full \\[hv]box /.test(head)) return undefined;
  // The contents of the box follow, up to the line ` []` or an empty one.
  let end = start + 1;
  while (end < lines.length && end < start + 8 && !/^\s*(\[\])?\s*$/.test(lines[end]!)) end += 1;
  if (/^\s*\[\]/.test(lines[end] ?? '')) end += 1;
  const over = /^Overfull \\([hv])box \(([\d.]+)pt too (wide|high)\)(.*)$/.exec(head);
  if (!over || Number(over[2]) <= TOLERATED_EXCESS) return { end };
  const [, direction, points, , where] = over;
  const line = /at lines? (\d+)/.exec(where!)?.[1];
  const last = /at lines (\d+)--(\d+)/.exec(where!)?.[2];
  const excess = `${Number(points).toFixed(1)} pt too ${direction === 'h' ? 'wide' : 'high'}`;
  const span = last && last !== line ? ` (lines ${line} to ${last})` : '';
  const contents = lines[start + 1]?.trim() ?? '';
  return {
    end,
    diagnostic: {
      code: 'latex/overfull',
      severity: 'warning',
      message: `Overfull box: ${excess}${span}.`,
      place: {
        ...position.place(line === undefined ? {} : { line: Number(line) }),
        page: position.page,
      },
      ...(contents && !contents.startsWith('[]') && { excerpt: shorten(readableBox(contents)) }),
    },
  };
};

const readWarning: Reader = (lines, start, position) => {
  const head = /^(LaTeX|LaTeX Font|Package (\S+)|Class (\S+)) Warning: (.*)$/.exec(lines[start]!);
  if (!head) return undefined;
  let end = start + 1;
  const parts = [head[4]!];
  for (; /^\([\w-]+\) /.test(lines[end] ?? ''); end += 1) {
    parts.push(lines[end]!.replace(/^\([\w-]+\)\s*/, ''));
  }
  const text = parts.join(' ').replaceAll(/\s+/g, ' ');
  const line = /on input line (\d+)/.exec(text)?.[1];
  const place = position.place(line === undefined ? {} : { line: Number(line) });
  const found = classifyWarning(head[2] ?? head[1]!, text);
  return { end, ...(found && { diagnostic: { severity: 'warning', ...found, place } }) };
};

function classifyWarning(
  sender: string,
  text: string,
): Pick<Diagnostic, 'code' | 'message' | 'hint'> | undefined {
  const [, kind, target] =
    /^(Reference|Hyper reference|Citation) [`']([^']+)'.* undefined/.exec(text) ?? [];
  if (target !== undefined)
    return undefinedReference(kind === 'Citation' ? 'citation' : 'reference', target);
  const entry = /^The following entry could not be found in the database: (\S+)/.exec(text)?.[1];
  if (entry) return undefinedReference('citation', entry);
  const label = /^Label [`']([^']+)' multiply defined/.exec(text)?.[1];
  if (label) {
    return {
      code: 'latex/duplicate-label',
      message: `The label "${label}" is defined more than once.`,
      hint: 'Give each place its own label; references lead to the last one.',
    };
  }
  const shape =
    /^Font shape [`']([^']+)' (?:undefined|in size .* not available).* using [`']([^']+)' instead/.exec(
      text,
    );
  if (shape) {
    return {
      code: 'latex/font-substitution',
      message: `Expected the font ${shape[1]}, but ${shape[2]} took its place.`,
    };
  }
  const [, scale, room] = /^Pages are reduced to ([\d.]+) .* leave ([\d.]+)pt/.exec(text) ?? [];
  if (room !== undefined) {
    return {
      code: 'latex/reduced-pages',
      message: `Pages are set at ${(100 * Number(scale)).toFixed(1)} % of their size: the printer’s margins leave ${Number(room).toFixed(1)} pt for \\fullmeasure.`,
      hint: 'Lines and pages break as for other printers; type and lines are that much smaller. For their full size make \\fullmeasure narrower: maths-preamble.tex, section 3.',
    };
  }
  if (!/^(pgfplots|pgf|tikz|pgfkeys)$/.test(sender)) return undefined;
  // PGFPlots explains how it draws a colour bar in inks; nothing is wrong with it.
  if (text.startsWith('colorbar remark')) return undefined;
  const message = text.replace(/ on input line \d+\.?$/, '');
  return { code: 'latex/package-warning', message: `${sender}: ${message.replace(/\.*$/, '')}.` };
}

function undefinedReference(
  kind: string,
  target: string,
): Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  return {
    code: 'latex/undefined-reference',
    message: `The ${kind} "${target}" leads nowhere.`,
    hint:
      kind === 'citation'
        ? 'Check the key against the bibliography.'
        : `Check the spelling, or put \\label{${target}} where it belongs.`,
  };
}

const readMissingGlyph: Reader = (lines, start, position) => {
  const match = /^Missing character: There is no (.+?) \((U\+[0-9A-F]+)\) in font (.+)!$/.exec(
    lines[start]!,
  );
  if (!match) return undefined;
  const [, glyph, codePoint, font] = match;
  const isStray = font === 'nullfont';
  const family = font!.replace(/^["[]*/, '').replace(/[:\]].*$/, '');
  return {
    end: start + 1,
    diagnostic: {
      code: 'latex/missing-glyph',
      severity: 'error',
      message: isStray
        ? `The character ${glyph} (${codePoint}) stands where nothing is typeset and is lost.`
        : `The font ${family} has no character ${glyph} (${codePoint}); it is missing on the page.`,
      place: { ...position.place(), page: position.page },
      hint: isStray
        ? 'In a TikZ picture, text belongs into a node; a missing semicolon is the usual cause.'
        : 'Use a macro that takes the character from a font that has it.',
    },
  };
};

const readUnclosedGroup: Reader = (lines, start, position) => {
  if (!/^\(\\end occurred (inside a group|when )/.test(lines[start]!)) return undefined;
  let end = start + 1;
  const groups: string[] = [];
  for (; end < lines.length && (/^###/.test(lines[end]!) || lines[end]!.trim() === ''); end += 1) {
    const group = /^### (.+?) \(level \d+\) entered at line (\d+)/.exec(lines[end]!);
    if (group) groups.push(group[2]!);
  }
  const line = groups[0];
  return {
    end,
    diagnostic: {
      code: 'latex/error',
      severity: 'warning',
      message: line
        ? `A group that was opened in line ${line} is never closed.`
        : 'The document ends inside a group or conditional.',
      place: position.place(line === undefined ? {} : { line: Number(line) }),
      hint: 'Look for a missing } or \\end{…}.',
    },
  };
};

/** `\include` of a file that does not exist is only a remark to LaTeX; to a book it is a lost chapter. */
const readMissingInclude: Reader = (lines, start, position) => {
  const name = /^No file (.+\.tex)\.$/.exec(lines[start]!)?.[1];
  if (!name) return undefined;
  return {
    end: start + 1,
    diagnostic: {
      code: 'latex/missing-file',
      severity: 'error',
      message: `Expected the file ${name}, but TeX did not find it.`,
      place: position.place(),
      hint: 'Check the spelling and the folder; paths start at an input folder of the build.',
    },
  };
};

/** The contents of a box without font names and empty sub-boxes. */
function readableBox(contents: string): string {
  return contents
    .replaceAll(/\\[A-Z]\w*\/\S+ /g, '')
    .replaceAll(/\[\]/g, ' ')
    .trim();
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 100 ? `${characters.slice(0, 99).join('')}…` : text;
}
