import { expandDrawing } from './expand-drawing.ts';
import {
  applyOptions,
  localStyles,
  plainStyle,
  type MarkStyle,
  type Styles,
} from './mark-style.ts';
import { closingBracket } from './tex-groups.ts';

/** What a mark looks like in black and white. */
export type Shape =
  | 'line'
  /** Straight, from point to point; a plotted line is a curve. */
  | 'segment'
  | 'dashed line'
  | 'dotted line'
  | 'arrow'
  | 'area'
  | 'dot'
  | 'open dot'
  | 'cross'
  | 'box'
  | `mark ${string}`;

/** Something that a drawing draws in one colour. */
export interface DrawnMark {
  /** As xcolor writes it, without numbers that only TeX knows. */
  colour: string;
  shape: Shape;
  /** Width of its line in pt; 0 where there is none. */
  width: number;
  /** The axes that it stands in, from 1; 0 outside of all. */
  panel: number;
}

/** Words in a drawing that may stand beside a mark: the names of planes and of axes are none. */
export interface DrawnLabel {
  /** The colour of its words, or of the first symbol in them; undefined when they have the page's. */
  colour?: string;
  text: string;
  panel: number;
}

/** What can be seen in a drawing. What a colour map colours is left out: it is read against its scale. */
export interface SeenDrawing {
  marks: DrawnMark[];
  labels: DrawnLabel[];
}

/** What must be known of the stylesheet to read a drawing. */
export interface DrawingContext {
  styles: Styles;
  /** Names of roles and symbols; each symbol is a macro, too. */
  colours: ReadonlySet<string>;
}

/** Reads from a drawing's TikZ what it draws in which colour and shape, and what it labels. */
export function readDrawing(source: string, context: DrawingContext): SeenDrawing {
  return new DrawingReader(expandDrawing(source), context).read();
}

const statements =
  /\\(?<plot>addplot3?\+?)|\\(?<path>draw|filldraw|fill|path)(?![A-Za-z])|\\(?<node>node)(?![A-Za-z])|\\begin\s*\{(?<open>axis|semilogxaxis|semilogyaxis|loglogaxis|polaraxis|groupplot)\}|\\end\s*\{(?:axis|semilogxaxis|semilogyaxis|loglogaxis|polaraxis|groupplot)\}(?<close>)|(?<next>\\nextgroupplot)/g;

class DrawingReader {
  private readonly text: string;
  private readonly context: DrawingContext;
  private readonly styles: Styles;
  private readonly seen: SeenDrawing = { marks: [], labels: [] };
  private panel = 0;
  private panels = 0;

  constructor(text: string, context: DrawingContext) {
    this.text = text;
    this.context = context;
    this.styles = new Map([...context.styles, ...localStyles(text)]);
  }

  read(): SeenDrawing {
    for (const match of this.text.matchAll(statements)) {
      const { plot, path, node, open, close, next } = match.groups!;
      const after = match.index + match[0].length;
      if (open !== undefined || next !== undefined) this.panel = this.panels += 1;
      else if (close !== undefined) this.panel = 0;
      else if (plot !== undefined) this.takePlot(after);
      else if (path !== undefined) this.takePath(path, after);
      else if (node !== undefined) this.takeNode(after, '');
    }
    return this.seen;
  }

  private takePlot(after: number): void {
    const { style, end } = this.takeOptions(after);
    const rest = this.statement(end);
    const isMapped = style.isMapped && style.draw === undefined;
    if (style.pointLabels !== undefined) {
      const label = this.styled(style.pointLabels);
      this.label(label, '');
    }
    if (isMapped) return;
    if (/^\s*fill between/.test(rest)) this.mark(style, 'area', style.fill ?? style.colour);
    else this.markPlot(style, rest);
  }

  private markPlot(style: MarkStyle, rest: string): void {
    const { mark } = style;
    if (!style.isOnlyMarks) {
      this.mark(
        style,
        lineShape(style, style.isStraight || joinsTwo(rest)),
        style.draw ?? style.colour,
      );
      if (style.fill !== undefined || rest.includes('\\closedcycle'))
        this.mark(style, 'area', style.fill ?? style.colour);
    }
    if (mark === undefined || mark === 'none') return;
    this.mark(
      style,
      markShape(style),
      style.markDraw === 'paper' ? style.colour : (style.markDraw ?? style.colour),
    );
  }

  private takePath(command: string, after: number): void {
    const { style, end } = this.takeOptions(after);
    const rest = this.statement(end);
    if (style.isMapped) return;
    const strokes = command !== 'fill' && (command !== 'path' || style.draw !== undefined);
    const fills = command.startsWith('fill') || style.fill !== undefined;
    const isDot = /circle\s*(\[radius=|\()\s*\.?\d*\.?\d*(ex|pt)/.test(rest);
    if (fills) this.mark(style, isDot ? 'dot' : 'area', style.fill ?? style.colour);
    if (strokes) {
      const isRing = isDot && style.fill === 'paper';
      this.mark(
        style,
        isRing ? 'open dot' : lineShape(style, goesStraight(rest)),
        style.draw ?? style.colour,
      );
    }
    for (const node of rest.matchAll(/(?<![\\A-Za-z])node(?![A-Za-z])/g))
      this.takeNode(end + node.index + 4, style.colour ?? '');
  }

  /** A node: its words are a label unless they name a plane; what is drawn about it is a box or a cross. */
  private takeNode(after: number, inherited: string): void {
    const { style, end } = this.takeOptions(after);
    const words = /^[^;{]*(?=\{)/.exec(this.text.slice(end));
    const open = end + (words?.[0].length ?? 0);
    const close = words ? closingBracket(this.text, open) : -1;
    if (style.draw !== undefined) {
      const isCross = style.styles.includes('cross');
      this.mark(style, isCross ? 'cross' : 'box', style.draw === '' ? style.colour : style.draw);
    }
    if (close < 0 || style.styles.includes('plane name')) return;
    this.label({ ...style, colour: style.colour ?? inherited }, this.text.slice(open + 1, close));
  }

  private label({ text, colour }: MarkStyle, words: string): void {
    const named = [
      ...words.matchAll(/\\component\s*\{([a-z])\}|\\mathcolor\s*\{(\w+)\}|\\([A-Za-z]+)/g),
    ]
      .map(([, letter, mixed, macro]) => mixed ?? (letter ? `v${letter}` : macro!))
      .find((name) => this.context.colours.has(name));
    const own = [text, named, colour].find((name) => name !== undefined && name !== '');
    this.seen.labels.push({
      ...(own !== undefined && { colour: own }),
      text: words,
      panel: this.panel,
    });
  }

  private mark({ width, dash }: MarkStyle, shape: Shape, colour = 'ink'): void {
    if (colour === 'none' || /mapped color|colormap/.test(colour)) return;
    const name = plainColour(colour === '' ? 'ink' : colour);
    // Paper covers what is behind it, and shows nothing of its own.
    if (name === 'paper') return;
    const isLine = /line|segment|arrow/.test(shape) || dash !== 'solid';
    this.seen.marks.push({ colour: name, shape, width: isLine ? width : 0, panel: this.panel });
  }

  private takeOptions(after: number): { style: MarkStyle; end: number } {
    const open = after + /^\s*/.exec(this.text.slice(after))![0].length;
    const close = this.text[open] === '[' ? closingBracket(this.text, open) : -1;
    if (close < 0) return { style: plainStyle(), end: after };
    return { style: this.styled(this.text.slice(open + 1, close)), end: close + 1 };
  }

  private styled(options: string): MarkStyle {
    const style = plainStyle();
    // The stylesheet draws every picture so.
    style.width = 0.5;
    const isColour = (word: string): boolean =>
      /^-?[A-Za-z][\w-]*(![^!\s]+)*$/.test(word) &&
      this.context.colours.has(word.replace(/^-/, '').split('!')[0]!);
    applyOptions(style, options, { styles: this.styles, isColour });
    return style;
  }

  private statement(start: number): string {
    let depth = 0;
    for (let offset = start; offset < this.text.length; offset += 1) {
      const character = this.text[offset]!;
      if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') depth -= 1;
      if (depth < 0 || (depth === 0 && character === ';')) return this.text.slice(start, offset);
    }
    return this.text.slice(start);
  }
}

function lineShape({ dash, hasArrow, isStraight }: MarkStyle, goesStraight = isStraight): Shape {
  if (dash !== 'solid') return `${dash} line`;
  if (hasArrow) return 'arrow';
  return goesStraight ? 'segment' : 'line';
}

/** Whether a plot joins two points. */
function joinsTwo(plot: string): boolean {
  return /^\s*coordinates\s*\{\s*\([^()]*\)\s*\([^()]*\)\s*\}/.test(plot);
}

/** Whether a path only goes straight from point to point. */
function goesStraight(path: string): boolean {
  return (
    path.includes('--') &&
    !/\.\.|\b(plot|arc|circle|ellipse|to|sin|cos|parabola|bend)\b/.test(
      path.replaceAll(/\{[^{}]*\}/g, ''),
    )
  );
}

function markShape({ mark, markFill }: MarkStyle): Shape {
  if (mark === 'x' || mark === '+') return 'cross';
  if (mark === 'o' || (mark === '*' && markFill === 'paper')) return 'open dot';
  return mark === '*' ? 'dot' : `mark ${mark}`;
}

/** A colour whose strength only TeX knows counts as the colour at its strongest. */
function plainColour(expression: string): string {
  return /[\\#]/.test(expression) ? expression.split('!')[0]! : expression;
}
