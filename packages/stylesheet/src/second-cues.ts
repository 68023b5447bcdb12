import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { DrawnMark, SeenDrawing } from './drawing-marks.ts';
import { blankOut, lineAt } from './tex-segments.ts';

/** What an author says a colour can be known by, besides itself: `\cues{vy: "samples"; energy: dashed line}`. */
export interface DeclaredCue {
  colour: string;
  /** A shape that the drawing draws in this colour, or `label`, or words in quotes that stand beside it. */
  cue: string;
  line: number;
}

/** What tells two colours of a figure apart where the colours do not. */
export type Cue = 'place' | 'shape' | 'weight' | 'label' | 'declared';

/** Two lines differ in weight when one is at least so many times as wide. */
const clearlyWider = 2;

/** The cues that a drawing declares. */
export function declaredCues(source: string): DeclaredCue[] {
  const code = blankOut(source, ['comment']);
  return [...code.matchAll(/\\cues\s*\{([^{}]*)\}/g)].flatMap((match) =>
    match[1]!.split(';').flatMap((part): DeclaredCue[] => {
      const [, colour, cues] = /^\s*([^:]+?)\s*:([^]*)$/.exec(part) ?? [];
      if (!colour || !cues) return [];
      const line = lineAt(source, match.index);
      const list = cues.match(/"[^"]*"|[^,"]+/g) ?? [];
      return list
        .map((cue) => cue.trim())
        .filter((cue) => cue !== '')
        .map((cue) => ({ colour, cue, line }));
    }),
  );
}

/**
 * What is wrong with declared cues: each must be in the drawing, or it helps nobody.
 *
 * @param file the name that messages give the drawing.
 */
export function checkCues(
  cues: readonly DeclaredCue[],
  { marks, labels }: SeenDrawing,
  file: string,
): Diagnostic[] {
  return cues.flatMap(({ colour, cue, line }): Diagnostic[] => {
    const own = marks.filter((mark) => mark.colour === colour);
    const words = wordsOf(cue);
    const isThere =
      words === undefined
        ? own.some(({ shape }) => shape === cue) ||
          (cue === 'label' && labels.some((label) => label.colour === colour))
        : own.length > 0 && labels.some(({ text }) => plain(text).includes(plain(words)));
    if (isThere) return [];
    const shapes = [...new Set(own.map(({ shape }) => shape))].join(', ');
    return [
      {
        code: 'preflight/colour-vision',
        severity: 'warning',
        message: `expected the drawing to tell ${colour} by ${cue}, as \\cues says, but found no such cue${own.length > 0 ? `; it draws ${colour} as ${shapes}` : `: it draws nothing in ${colour}`}`,
        place: { file, line },
        hint: 'Name a shape that is drawn in this colour, or, in quotes, the words of a node beside it.',
      },
    ];
  });
}

/** Two colours of a drawing, each under all names by which the drawing calls it. */
export interface NamedPair {
  first: ReadonlySet<string>;
  second: ReadonlySet<string>;
}

/**
 * What tells two colours of a drawing apart wherever both are drawn: the cues that are needed, or
 * undefined when somewhere colour alone does. Marks in different axes differ in place; those outside of all
 * axes may meet any.
 *
 * @param cues declared ones, which `checkCues` has found in the drawing.
 */
export function tellApart(
  { marks, labels }: SeenDrawing,
  cues: readonly DeclaredCue[],
  { first, second }: NamedPair,
): Set<Cue> | undefined {
  const needed = new Set<Cue>();
  const others = marks.filter(({ colour }) => second.has(colour));
  for (const mark of marks.filter(({ colour }) => first.has(colour)))
    for (const other of others) {
      const cue = difference(mark, other) ?? labelled(mark, other);
      if (cue === undefined) return undefined;
      needed.add(cue);
    }
  // Where both stand in one panel, that other marks of theirs do not is no news.
  if (needed.size > 1) needed.delete('place');
  return needed;

  function labelled(mark: DrawnMark, other: DrawnMark): Cue | undefined {
    const isLabelled = (names: ReadonlySet<string>, { panel }: DrawnMark): boolean =>
      labels.some((label) => label.panel === panel && names.has(label.colour ?? ''));
    const isDeclared = (names: ReadonlySet<string>, rival: ReadonlySet<string>): boolean =>
      cues.some(({ colour, cue }) => {
        const isShared = marks.some((each) => rival.has(each.colour) && each.shape === cue);
        return names.has(colour) && !isShared;
      });
    const hasLabel = [isLabelled(first, mark), isLabelled(second, other)];
    if (hasLabel[0] && hasLabel[1]) return 'label';
    const isKnown =
      (hasLabel[0] || isDeclared(first, second)) && (hasLabel[1] || isDeclared(second, first));
    return isKnown ? 'declared' : undefined;
  }
}

function difference(mark: DrawnMark, other: DrawnMark): Cue | undefined {
  if (mark.panel !== other.panel && mark.panel > 0 && other.panel > 0) return 'place';
  if (mark.shape !== other.shape) return 'shape';
  const [thin, wide] = [mark.width, other.width].sort((a, b) => a - b) as [number, number];
  return thin > 0 && wide >= clearlyWider * thin ? 'weight' : undefined;
}

function wordsOf(cue: string): string | undefined {
  return /^"([^]*)"$/.exec(cue)?.[1];
}

function plain(text: string): string {
  return text.replaceAll(/[\s$]+/g, '');
}
