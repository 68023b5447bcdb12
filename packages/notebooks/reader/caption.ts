import type { Spec } from './spec.ts';

/** Pixels that a plot takes beside its own width, for an axis and the space before the next. */
const besidePlot = 48;
/** Mean width of a letter of a caption in pixels, rather too much than too little. */
const letterWidth = 5.6;

/** A picture with words below it, in lines as long as it is wide. */
export function withCaption(plot: Spec, text: string): Spec {
  const title = {
    text: linesOf(text, Math.max(340, widthOf(plot)) / letterWidth),
    orient: 'bottom',
    anchor: 'start',
    color: '@muted',
    fontSize: 12,
    lineHeight: 16,
    offset: 16,
    aria: false,
  };
  return 'concat' in plot ? { ...plot, title } : { concat: [plot], title };
}

function widthOf({ width, concat, columns }: Spec): number {
  if (!Array.isArray(concat)) return Number(width) + besidePlot;
  const widths = (concat as Spec[]).map(widthOf);
  const sum = (row: number): number =>
    widths
      .slice(row * Number(columns), (row + 1) * Number(columns))
      .reduce((total, one) => total + one, 0);
  return Math.max(...widths.map((_, row) => sum(row)));
}

function linesOf(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
