import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';

/** Where the sources of figures lie, to say in which of their lines one failed. */
export interface Sources {
  /** Absolute path of the folder that holds the figures' and models' own code. */
  folder: string;
  /** Absolute path of the project; places are given relative to it. */
  project: string;
}

/** A figure whose code threw. */
export interface Failure {
  error: unknown;
  /** `<chapter>/<figure>`. */
  figure: string;
  sources?: Sources | undefined;
  /** The figure's file relative to the project, named when the error tells no line. */
  file?: string;
}

/**
 * What a figure's code threw as a UserError that names the figure and the innermost line of its own
 * code. UserErrors keep their diagnostics, everything else becomes `figure/failed`; the error
 * itself is kept as `cause`.
 */
export function figureFailure({ error, figure, sources, file }: Failure): UserError {
  const fallback = file === undefined ? {} : { file };
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place: Place = { ...fallback, ...ownLine(stack, sources), figure };
  const [first, ...others] =
    error instanceof UserError ? error.diagnostics : [describe(error, sources)];
  const locate = (diagnostic: Diagnostic): Diagnostic => ({
    ...diagnostic,
    place: { ...place, ...diagnostic.place },
  });
  const failure = new UserError(locate(first!), ...others.map(locate));
  failure.cause = error;
  return failure;
}

function describe(error: unknown, sources: Sources | undefined): Diagnostic {
  const said =
    error instanceof Error ? `${error.name}: ${error.message}` : `it threw ${String(error)}`;
  const message = sources ? said.replaceAll(sources.project + path.sep, '') : said;
  // How esbuild, which tsx reads TypeScript with, tells a mistake of syntax.
  const [, file, line, mistake] = /^(.+?):(\d+):\d+: ERROR: (.*)$/m.exec(message) ?? [];
  if (mistake !== undefined) {
    return {
      code: 'figure/failed',
      severity: 'error',
      message: mistake,
      ...(file === undefined ? {} : { place: { file, line: Number(line) } }),
      hint: 'Correct what stands there or before it; `npm run typecheck` finds all such mistakes at once.',
    };
  }
  const [, module, importer] =
    /Cannot find (?:module|package) '(.+)' imported from (.+)$/m.exec(message) ?? [];
  if (module !== undefined && importer !== undefined) {
    return {
      code: 'figure/failed',
      severity: 'error',
      message: `expected ${module}, which is imported here, but it does not exist`,
      place: { file: importer },
      hint: 'Correct the path of the import, or write the file.',
    };
  }
  return {
    code: 'figure/failed',
    severity: 'error',
    message: `the computation stopped: ${message}`,
    hint: 'Begin with this line, the last of the book’s own code that was reached.',
  };
}

/** The innermost frame of a stack that lies in the sources; line numbers count from 1. */
function ownLine(stack: string, sources: Sources | undefined): Pick<Place, 'file' | 'line'> {
  if (!sources) return {};
  const frames = stack.matchAll(/^\s*at .*?((?:file:\/\/)?\/[^\s()]*):(\d+):\d+\)?$/gm);
  for (const [, location = '', line] of frames) {
    const file = location.startsWith('file:') ? fileURLToPath(location) : location;
    const parts = path.relative(sources.folder, file).split(path.sep);
    if (parts[0] === '..' || parts.includes('node_modules')) continue;
    const shown = path.relative(sources.project, file).split(path.sep).join('/');
    return { file: shown, line: Number(line) };
  }
  return {};
}
