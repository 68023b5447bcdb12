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
 * TeX code that marks where the drawing of a figure begins; the empty name ends it. The mark goes into
 * the file record, which is chronological, and to the terminal, which unlike the transcript is not
 * buffered and so survives when TeX is killed.
 */
export function recordMark(figure: string): string {
  const mark = `${MARK}${figure}`;
  return `\\directlua{kpse.record_input_file("${mark}") io.stderr:write("\\string\\n${mark}\\string\\n")}`;
}

/** The marks that TeX has printed, in order. */
export function markedFigures(terminal: string): string[] {
  return [...terminal.matchAll(new RegExp(`^${MARK}(.*)$`, 'gm'))].map(([, figure]) => figure!);
}

/** The figure whose drawing had begun and not ended when TeX printed its last words. */
export function lastMarkedFigure(terminal: string): string | undefined {
  return markedFigures(terminal).at(-1) || undefined;
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
