import type { Place } from '@chiaroscuro/diagnostics/diagnostic';
import { relativeToProject, type PathContext } from './project-path.ts';

interface OpenFile {
  /** As TeX printed it; undefined for a parenthesis that opened no file. */
  path?: string;
}

/**
 * Where TeX is while its transcript goes by: the files it has open, the figure it draws and the pages
 * it has shipped. Parentheses in a transcript need not balance, so the explicit marks
 * `chiaroscuro: begin figure …`, `end figure …` and `file …` set the position right again.
 */
export class TranscriptPosition {
  readonly #context: PathContext;
  #open: OpenFile[] = [];
  #figures: { name: string; depth: number }[] = [];
  #shipped = 0;
  #isShipping = false;
  /** The first file of the project, for what is said after all files are closed. */
  #rootFile: string | undefined;

  constructor(context: PathContext) {
    this.#context = context;
  }

  /** Figures that have begun and not ended, the outermost first. */
  get openFigures(): string[] {
    return this.#figures.map(({ name }) => name);
  }

  /** Takes in a line that belongs to no message. */
  readLine(line: string): void {
    const mark = /^chiaroscuro: (begin figure|end figure|file) (.+)$/.exec(line.trim());
    if (mark) this.#readMark(mark[1]!, mark[2]!.trim());
    else this.#readParentheses(line);
  }

  /** The current place; a file and line that TeX itself states take precedence. */
  place(stated: { path?: string; line?: number } = {}): Place {
    const own = stated.path && relativeToProject(stated.path, this.#context);
    const file = own || this.#innermostFile();
    const figure = this.#figures.at(-1)?.name;
    // The line of a package's file says nothing to an author, whose own file is named instead.
    const isOwnLine = stated.line !== undefined && (own || !stated.path);
    return {
      ...(file && { file }),
      ...(file && isOwnLine && { line: stated.line }),
      ...(figure && { figure }),
    };
  }

  /** The root file, once TeX has opened it. */
  get rootFile(): string | undefined {
    return this.#rootFile;
  }

  /** The page that is being filled, counted from the first of the PDF. */
  get page(): number {
    return this.#isShipping ? this.#shipped : this.#shipped + 1;
  }

  #innermostFile(): string | undefined {
    for (const { path } of this.#open.toReversed()) {
      const file = path && relativeToProject(path, this.#context);
      if (file) return file;
    }
    return undefined;
  }

  #readMark(kind: string, name: string): void {
    if (kind === 'begin figure') this.#figures.push({ name, depth: this.#open.length });
    else if (kind === 'end figure') this.#endFigure(name);
    else this.#setFile(name);
  }

  #endFigure(name: string): void {
    const index = this.#figures.findLastIndex((figure) => figure.name === name);
    if (index < 0) return;
    // Whatever the figure opened is closed by now, however its parentheses looked.
    this.#open.length = Math.min(this.#open.length, this.#figures[index]!.depth);
    this.#figures.length = index;
  }

  #openFile(path: string): void {
    this.#open.push({ path });
    this.#rootFile ??= relativeToProject(path, this.#context);
  }

  #setFile(name: string): void {
    const path = `${this.#context.projectRoot}/${name}`;
    const top = this.#open.at(-1);
    if (top) top.path = path;
    else this.#open.push({ path });
  }

  #readParentheses(line: string): void {
    // `(` opens a file when a path with an ending follows; `[12` is a page that is shipped out.
    const token =
      /\((?<path>(?:\.{1,2}\/|\/)?[^\s()[\]{}<>"]+\.\w+)|\(|\)|(?<=^|[\s)\]])\[\d+(?=[\]\s{<.]|$)|\]/g;
    for (const match of line.matchAll(token)) {
      const { path } = match.groups!;
      if (match[0] === ')') this.#open.pop();
      else if (path) this.#openFile(path);
      else if (match[0] === '(') this.#open.push({});
      else if (match[0] === ']') this.#isShipping = false;
      else {
        this.#shipped += 1;
        this.#isShipping = true;
      }
    }
  }
}
