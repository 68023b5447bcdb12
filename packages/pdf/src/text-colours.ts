import type { PDFDocument } from 'pdf-lib';
import { paintedContent } from './content-walk.ts';
import { scanContent } from './content-scanner.ts';

/** A colour in which text is shown: one component for grey, three for RGB, four for CMYK, each from 0 to 1. */
export interface TextColour {
  components: readonly number[];
  /** The first page, from 1, on which it occurs. */
  page: number;
  /** The figure in which it occurs first there, if it is one. */
  figure?: string;
  /** How many pieces of text are shown in it. */
  uses: number;
}

/**
 * The fill colours in which a document shows text, most used first. Text of a form that sets no
 * colour takes that of the place where the form is shown, and is not counted; neither are patterns.
 */
export function textColours(document: PDFDocument): TextColour[] {
  const colours = new Map<string, TextColour>();
  for (const { kind, bytes, page, figure } of paintedContent(document)) {
    let fill: readonly number[] | undefined = kind === 'page' ? black : undefined;
    const saved: (typeof fill)[] = [];
    scanContent(bytes(), (operator, _names, numbers) => {
      if (operator === 'q') saved.push(fill);
      else if (operator === 'Q') fill = saved.pop();
      else if (deviceColours.has(operator)) fill = numbers;
      else if (operator === 'scn' || operator === 'sc') fill = undefined;
      else if (textShowing.has(operator) && fill) {
        const key = fill.join(' ');
        const known = colours.get(key);
        if (known) known.uses += 1;
        else
          colours.set(key, {
            components: fill,
            page,
            ...(figure !== undefined && { figure }),
            uses: 1,
          });
      }
    });
  }
  return [...colours.values()].sort((a, b) => b.uses - a.uses);
}

/** What a page begins with (ISO 32000-1, 8.4.1). */
const black: readonly number[] = [0];
const deviceColours: ReadonlySet<string> = new Set(['g', 'rg', 'k']);
const textShowing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);
