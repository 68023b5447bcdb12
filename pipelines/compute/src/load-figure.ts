import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { figureFailure } from '@chiaroscuro/compute/failure';
import type { Sources } from '@chiaroscuro/compute/failure';
import type { Figure } from '@chiaroscuro/compute/figure';
import { forbidUnseeded } from '@chiaroscuro/compute/unseeded';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigurePaths } from '@chiaroscuro/manuscript/paths';

/** What is needed to load a figure. */
export interface FigureSource {
  /** `<chapter>/<figure>`. */
  name: string;
  figure: FigurePaths;
  sources: Sources;
  /** The figure's file as messages show it. */
  shown: string;
}

/**
 * Imports a figure's code; `undefined` for a figure that has only a drawing.
 *
 * @throws UserError `figure/missing` when the folder holds neither, `figure/invalid` when the code
 *   does not export a figure, `figure/failed` when it cannot be imported.
 */
export async function loadFigure(source: FigureSource): Promise<Figure | undefined> {
  const { name, figure, sources, shown } = source;
  if (!existsSync(figure.code)) {
    if (existsSync(figure.drawing)) return undefined;
    throw new UserError({
      code: 'figure/missing',
      severity: 'error',
      message: `expected the computation ${shown} or a drawing beside it, found neither`,
      place: { figure: name },
      hint: 'A figure is a folder whose files bear its name; rename the files, or remove the folder.',
    });
  }
  const { default: exported } = await importCode(figure.code).catch((error: unknown) => {
    throw figureFailure({ error, figure: name, sources, file: shown });
  });
  if (isFigure(exported)) return exported;
  throw new UserError({
    code: 'figure/invalid',
    severity: 'error',
    message: 'expected the default export to be what defineFigure() returns',
    place: { file: shown, figure: name },
    hint: 'Write `export default defineFigure({ parameters, compute })`.',
  });

  function importCode(file: string): Promise<{ default?: unknown }> {
    return forbidUnseeded(name, () => import(pathToFileURL(file).href));
  }
}

function isFigure(value: unknown): value is Figure {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'figure' &&
    'compute' in value &&
    typeof value.compute === 'function'
  );
}
