import { closingBracket, type Span } from './tex-groups.ts';

/** A list of options in brackets, or in the braces of \tikzset and its like. */
export interface OptionList extends Span {
  /** Whether a lone word in it may be a colour, as in `\draw[red]`. */
  drawing: boolean;
}

/** What parts of a TeX source are instructions to TikZ, PGFPlots or TeX rather than text and maths. */
export interface TexRegions {
  optionLists: OptionList[];
  /** One entry per character: 1 where a number with a unit is a length. */
  code: Uint8Array;
}

/** Environments whose contents are drawing instructions. */
const drawingEnvironments =
  /^(tikzpicture|scope|pgfonlayer|axis|semilogxaxis|semilogyaxis|loglogaxis|polaraxis|groupplot)$/;
/** Environments whose arguments in braces hold lengths. */
const lengthEnvironments = /^(minipage|tabularx?\*?|array|adjustwidth\*?|wrapfigure|multicols)$/;
/** Macros whose arguments in braces hold lengths. */
const lengthMacros =
  /^([hvm]space|(set|addto)length|rule|raisebox|parbox|resizebox|(make|frame)box|dimexpr|pgfmathset\w*)$/;
/** Macros whose arguments in braces are option lists. */
const optionMacros =
  /^(tikzset|pgfplotsset|hypersetup|pgfkeys|pgfplotscreateplotcyclelist|lstset)$/;
/** Macros whose bracket is text, or an opening bracket and not an option list at all. */
const textMacros =
  /^(left|right|[bB]igg?[lrm]?|caption|(sub)*section|chapter|part|(sub)?paragraph|item|\w*cite\w*|footnote\w*|index|documentclass)$/;
/** Macros and words of drawings whose argument in braces is text. */
const labelWords = /^(node|pic|legend|addlegendentry|addlegendimage|coordinates|table|file)$/;

const length = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:pt|mm|cm|in|bp|pc|dd|cc|sp)`;
const lengthOnly = new RegExp(String.raw`^\s*${length}(\s+(plus|minus)\s*${length})*\s*$`);

/** Finds the code in a TeX source whose comments and verbatim text have been blanked out. */
export function findRegions(source: string): TexRegions {
  const scanner = new RegionScanner(source);
  scanner.scan({ start: 0, end: source.length }, false);
  return { optionLists: scanner.optionLists, code: scanner.code };
}

class RegionScanner {
  readonly optionLists: OptionList[] = [];
  readonly code: Uint8Array;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.code = new Uint8Array(source.length);
  }

  /** Goes through a span that starts as drawing instructions or as text. */
  scan({ start, end }: Span, startsAsDrawing: boolean): void {
    const drawing = [startsAsDrawing];
    let offset = start;
    while (offset < end) {
      const isDrawing = drawing.at(-1)!;
      const environment = this.match(/\\(begin|end)\s*\{([^{}]*)\}/y, offset);
      if (environment?.[1] === 'end') {
        if (drawing.length > 1) drawing.pop();
        offset += environment[0].length;
      } else if (environment) {
        const name = environment[2]!;
        drawing.push(isDrawing || drawingEnvironments.test(name));
        const holdsLengths = lengthEnvironments.test(name);
        offset = this.takeArguments(offset + environment[0].length, drawing.at(-1)!, holdsLengths);
      } else offset = this.step(offset, isDrawing);
    }
  }

  /** Takes one macro, group, formula or character; returns where the next one starts. */
  private step(offset: number, isDrawing: boolean): number {
    const { source } = this;
    const character = source[offset]!;
    if (character === '\\') return this.takeControlSequence(offset, isDrawing);
    if (character === '$') return this.takeFormula(offset, isDrawing);
    if (isDrawing && character === '[') return this.takeOptions(offset, true);
    if (isDrawing && character === '{') return this.takeDrawingGroup(offset);
    if (isDrawing) this.code[offset] = 1;
    return offset + 1;
  }

  private takeControlSequence(offset: number, isDrawing: boolean): number {
    const name = this.match(/\\([A-Za-z@]+)\*?/y, offset);
    if (!name) {
      // \\[2pt] and \\*[2pt] are the only control symbols with options.
      const lineBreak = this.match(/\\\\\*?/y, offset);
      return lineBreak
        ? this.takeArguments(offset + lineBreak[0].length, isDrawing, false)
        : offset + 2;
    }
    const after = offset + name[0].length;
    const macro = name[1]!;
    if (textMacros.test(macro)) return this.skipBracket(after);
    if (macro === 'tikz') return this.takeInlineDrawing(after);
    if (optionMacros.test(macro)) return this.takeOptionGroups(after);
    if (isDrawing && labelWords.test(macro)) return after;
    const target = /^(set|addto)length$/.test(macro) ? this.match(/\s*\\[A-Za-z@]+/y, after) : null;
    return this.takeArguments(
      after + (target?.[0].length ?? 0),
      isDrawing,
      lengthMacros.test(macro),
    );
  }

  /** Takes the brackets and the length arguments that follow; stops before anything else. */
  private takeArguments(start: number, isDrawing: boolean, holdsLengths: boolean): number {
    let offset = start;
    for (;;) {
      const next = isDrawing || holdsLengths ? this.skipSpace(offset) : offset;
      const close = '[{'.includes(this.source[next] ?? ' ')
        ? closingBracket(this.source, next)
        : -1;
      if (close < 0) return offset;
      if (this.source[next] === '[') this.takeOptions(next, isDrawing);
      else if (holdsLengths || lengthOnly.test(this.source.slice(next + 1, close))) {
        this.code.fill(1, next, close);
      } else return offset;
      offset = close + 1;
    }
  }

  private takeOptions(open: number, drawing: boolean): number {
    const close = closingBracket(this.source, open);
    if (close < 0) return open + 1;
    this.optionLists.push({ start: open + 1, end: close, drawing });
    this.code.fill(1, open, close);
    return close + 1;
  }

  private takeOptionGroups(start: number): number {
    let offset = start;
    for (let open = start; this.source[(open = this.skipSpace(offset))] === '{';) {
      const close = closingBracket(this.source, open);
      if (close < 0) return offset;
      this.takeOptions(open, true);
      offset = close + 1;
    }
    return offset;
  }

  /** \tikz[…]{…} or \tikz[…] …; */
  private takeInlineDrawing(start: number): number {
    const after = this.skipSpace(this.takeArguments(start, true, false));
    const semicolon = this.source.indexOf(';', after);
    const end = this.source[after] === '{' ? closingBracket(this.source, after) : semicolon;
    if (end < 0) return after;
    this.scan({ start: after + (this.source[after] === '{' ? 1 : 0), end }, true);
    return end + 1;
  }

  /** In a drawing, a group is a list after `in`, text after a node, and instructions otherwise. */
  private takeDrawingGroup(open: number): number {
    const close = closingBracket(this.source, open);
    if (close < 0) return open + 1;
    const before = this.source.slice(Math.max(0, open - 80), open).trimEnd();
    const word = /(\\?)([A-Za-z@]+)$/.exec(before);
    if (word?.[1] === '' && word[2] === 'in') return this.takeOptions(open, true);
    const isText =
      /[)\]"]$/.test(before) || (word && (word[1] === '' || labelWords.test(word[2]!)));
    this.scan({ start: open + 1, end: close }, !isText);
    return close + 1;
  }

  /** A formula is text where text is, and a calculation of coordinates, ($…$), among drawing instructions. */
  private takeFormula(open: number, isDrawing: boolean): number {
    const start = open + (this.source[open + 1] === '$' ? 2 : 1);
    const close = this.source.indexOf('$', start);
    if (close < 0) return start;
    this.scan({ start, end: close }, isDrawing);
    return close + (this.source[close + 1] === '$' && start === open + 2 ? 2 : 1);
  }

  private skipBracket(offset: number): number {
    const close = this.source[offset] === '[' ? closingBracket(this.source, offset) : -1;
    return close < 0 ? offset + (this.source[offset] === '[' ? 1 : 0) : close + 1;
  }

  private skipSpace(offset: number): number {
    return offset + (this.match(/[ \t]*\n?[ \t]*/y, offset)?.[0].length ?? 0);
  }

  private match(pattern: RegExp, offset: number): RegExpExecArray | null {
    pattern.lastIndex = offset;
    return pattern.exec(this.source);
  }
}
