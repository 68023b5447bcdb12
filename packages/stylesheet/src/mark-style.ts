import { closingBracket, splitOptions } from './tex-groups.ts';

/** How one path, plot or node is drawn, as far as eyes can tell it from others. */
export interface MarkStyle {
  /** Colours as xcolor writes them, such as `vy!50!paper`; undefined is the ink of the page. */
  colour?: string;
  draw?: string;
  fill?: string;
  text?: string;
  /** The mark of a plot as PGFPlots names it. */
  mark?: string;
  markDraw?: string;
  markFill?: string;
  isOnlyMarks: boolean;
  dash: 'solid' | 'dashed' | 'dotted';
  hasArrow: boolean;
  /** Whether a plot draws a straight line at each of its points: arrows without heads, stems. */
  isStraight: boolean;
  /** In pt. */
  width: number;
  /** Whether a colour map decides the colour. */
  isMapped: boolean;
  /** Set where single points are labelled: the options of the labels. */
  pointLabels?: string;
  /** The styles that were named, for what only names tell. */
  styles: string[];
}

/** Style names to their options. */
export type Styles = ReadonlyMap<string, string>;

/** A line of TikZ's own: 0.4 pt. */
export function plainStyle(): MarkStyle {
  return {
    isOnlyMarks: false,
    dash: 'solid',
    hasArrow: false,
    isStraight: false,
    width: 0.4,
    isMapped: false,
    styles: [],
  };
}

/** How deep styles may name styles. */
const deepest = 10;
const dashes = /^(densely |loosely )?(dashed|dotted|dash dot|dash dot dot)$/;
const widths: Readonly<Record<string, number>> = {
  'ultra thin': 0.1,
  'very thin': 0.2,
  thin: 0.4,
  semithick: 0.6,
  thick: 0.8,
  'very thick': 1.2,
  'ultra thick': 1.6,
};

/** Applies an option list to a style, which it changes; `isColour` says whether a lone word is a colour. */
export function applyOptions(
  style: MarkStyle,
  options: string,
  known: { styles: Styles; isColour: (expression: string) => boolean },
  depth = 0,
): void {
  for (const { key, value: span } of splitOptions(options, { start: 0, end: options.length })) {
    const value = options.slice(span.start, span.end).trim();
    const name = (key === '' ? value : key).replaceAll(/\s+/g, ' ');
    const body = known.styles.get(name);
    if (body !== undefined && depth < deepest) {
      style.styles.push(name);
      applyOptions(style, body.replaceAll('#1', key === '' ? '' : value), known, depth + 1);
    } else if (key === '') applyWord(style, name, known.isColour);
    else applyValue(style, key, value);
  }
}

function applyWord(style: MarkStyle, word: string, isColour: (word: string) => boolean): void {
  if (isColour(word)) style.colour = word;
  else if (word === 'only marks') style.isOnlyMarks = true;
  else if (word === 'no marks' || word === 'no markers') style.mark = 'none';
  else if (/^(surf|mesh|patch|scatter)$/.test(word)) style.isMapped = true;
  else if (/^[xy]comb$/.test(word)) style.isStraight = true;
  else if (dashes.test(word)) style.dash = word.includes('dotted') ? 'dotted' : 'dashed';
  else if (word === 'solid') style.dash = 'solid';
  else if (word in widths) style.width = widths[word]!;
  else if (word === 'draw' || word === 'fill') style[word] ??= style.colour ?? '';
  else if (word === '-') style.hasArrow = false;
  else if (/^[\w{}[\]<>|,=.\s()]*-[\w{}[\]<>|,=.\s()]*$/.test(word) && /[<>{]/.test(word))
    style.hasArrow = true;
  else if (word === 'nodes near coords') style.pointLabels ??= '';
}

function applyValue(style: MarkStyle, key: string, value: string): void {
  if (key === 'draw' || key === 'fill' || key === 'text') style[key] = value;
  else if (key === 'color') style.colour = value;
  else if (key === 'mark') style.mark = value;
  else if (key === 'mark options') applyMarkOptions(style, value);
  else if (key === 'dash pattern')
    style.dash = /on\s*0(\.0*)?\s*pt/.test(value) ? 'dotted' : 'dashed';
  else if (key === 'line width')
    style.width = /^([\d.]+)pt$/.exec(value)?.[1] ? parseFloat(value) : style.width;
  else if (key === 'quiver') style.isStraight = true;
  else if (key === 'nodes near coords') style.pointLabels ??= '';
  else if (key.startsWith('every node near coord/')) style.pointLabels = value;
  else if (key.startsWith('quiver/every arrow/') && /-\s*\{/.test(value)) style.hasArrow = true;
  else if (/^scatter\/use mapped color|^color of colormap$/.test(key)) style.isMapped = true;
}

function applyMarkOptions(style: MarkStyle, options: string): void {
  for (const { key, value } of splitOptions(options, { start: 0, end: options.length })) {
    const text = options.slice(value.start, value.end).trim();
    if (key === 'draw') style.markDraw = text;
    if (key === 'fill') style.markFill = text;
  }
}

/** The styles that a drawing, or a piece of the stylesheet, gives names to. */
export function localStyles(source: string): Map<string, string> {
  const styles = new Map<string, string>();
  for (const match of source.matchAll(
    /([A-Za-z][\w -]*)\/\.(?:append )?style(?: n args=\{\d\})?\s*=\s*(?=\{)/g,
  )) {
    const open = match.index + match[0].length;
    const close = closingBracket(source, open);
    if (close > 0) styles.set(match[1]!.trim(), source.slice(open + 1, close));
  }
  return styles;
}
