import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Place } from '@chiaroscuro/diagnostics/diagnostic';

/** Where the sources of figures lie, to say in which of their lines one failed. */
export interface Sources {
  /** Absolute path of the folder that holds the figures' and models' own code. */
  folder: string;
  /** Absolute path of the project; places are given relative to it. */
  project: string;
}

/**
 * What a figure's code threw, as a UserError `figure/failed` with the innermost line of the
 * figure's own code. UserErrors pass unchanged. The error itself is kept as `cause`.
 *
 * @param figure `<chapter>/<figure>`.
 */
export function figureFailure(error: unknown, figure: string, sources?: Sources): UserError {
  if (error instanceof UserError) return error;
  const said =
    error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`;
  const line = error instanceof Error ? ownLine(error.stack ?? '', sources) : {};
  const failure = new UserError({
    code: 'figure/failed',
    severity: 'error',
    message: `The computation stopped. ${said}`,
    place: { ...line, figure },
  });
  failure.cause = error;
  return failure;
}

/** The innermost frame of a stack that lies in the sources; line numbers count from 1. */
function ownLine(stack: string, sources: Sources | undefined): Pick<Place, 'file' | 'line'> {
  if (!sources) return {};
  for (const [, location = '', line = ''] of stack.matchAll(
    /^\s*at .*?((?:file:\/\/)?\/[^\s()]*):(\d+):\d+\)?$/gm,
  )) {
    const file = location.startsWith('file:') ? fileURLToPath(location) : location;
    const inside = relative(sources.folder, file);
    if (isAbsolute(inside) || inside.startsWith('..') || inside.split(sep).includes('node_modules'))
      continue;
    return { file: relative(sources.project, file).split(sep).join('/'), line: Number(line) };
  }
  return {};
}
