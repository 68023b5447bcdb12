import { resolve } from 'node:path';

/** What TeX read and wrote in one run, as its file record (`.fls`) says. */
export interface FileRecord {
  /** Absolute paths in the order of first reading, each once. */
  inputs: string[];
  /** Absolute paths in the order of first writing, each once. */
  outputs: string[];
  /** `<chapter>/<figure>` to the files read between that figure's marks (see `recordMark`). */
  inputsByFigure: Map<string, string[]>;
}

const MARK = 'chiaroscuro-mark:';

/**
 * TeX code that marks, in the file record, where the reading of a figure's files begins; the empty
 * name ends it. The record is chronological, and LuaTeX lets Lua add a line to it.
 */
export function recordMark(figure: string): string {
  return `\\directlua{kpse.record_input_file("${MARK}${figure}")}`;
}

/** Parses a file record. Relative paths are resolved against the `PWD` that it states. */
export function parseFileRecord(text: string): FileRecord {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  const byFigure = new Map<string, Set<string>>();
  let workFolder = '/';
  let figure = '';
  for (const line of text.split(/\r?\n/)) {
    const [kind, path] = splitOnce(line);
    if (kind === 'PWD') workFolder = path;
    else if (kind === 'OUTPUT') outputs.add(resolve(workFolder, path));
    else if (kind === 'INPUT' && path.startsWith(MARK)) figure = path.slice(MARK.length);
    else if (kind === 'INPUT') {
      const file = resolve(workFolder, path);
      inputs.add(file);
      if (figure) byFigure.set(figure, (byFigure.get(figure) ?? new Set()).add(file));
    }
  }
  const inputsByFigure = new Map([...byFigure].map(([name, files]) => [name, [...files]]));
  return { inputs: [...inputs], outputs: [...outputs], inputsByFigure };
}

function splitOnce(line: string): [string, string] {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}
