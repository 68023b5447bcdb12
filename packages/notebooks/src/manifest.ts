import { Ajv } from 'ajv';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { figureCellId } from './cell-ids.ts';
import type { NotebookDocument } from './notebook-document.ts';
import type { SourceCell } from './parse-cells.ts';

/** The contents of a chapter's notebook.json: what the book's pages promise of its notebook. */
export interface NotebookManifest {
  title: string;
  /** Figures whose captions lead to the notebook, in the order of its cells. */
  figures: string[];
}

const validate = new Ajv().compile<NotebookManifest>({
  type: 'object',
  additionalProperties: false,
  required: ['title', 'figures'],
  properties: {
    title: { type: 'string', minLength: 1 },
    figures: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
  },
});

/**
 * Reads a manifest.
 *
 * @param file for messages, relative to the project.
 * @throws UserError `notebook/source` when it is none.
 */
export function parseManifest(text: string, file: string): NotebookManifest {
  let problem: string;
  try {
    const document: unknown = JSON.parse(text);
    if (validate(document)) return document;
    const [error] = validate.errors ?? [];
    problem = `${error?.instancePath.slice(1) || 'it'} ${error?.message}`;
  } catch (error) {
    problem = (error as Error).message;
  }
  throw new UserError({
    code: 'notebook/source',
    severity: 'error',
    message: `the manifest of the notebook cannot be used: ${problem}`,
    place: { file },
    hint: 'It is { "title": …, "figures": [names of figures that the notebook shows] }.',
  });
}

/**
 * Checks that every promised figure has a cell of its own, to which links lead, and no other figure has one.
 *
 * @throws UserError `notebook/figure-missing`, one diagnostic for each figure.
 */
export function checkPromises(
  { figures }: NotebookManifest,
  cells: readonly SourceCell[],
  { chapter, file }: { chapter: string; file: string },
): void {
  const shown = cells.flatMap(({ figure }) => figure ?? []);
  const twice = shown.filter((figure, index) => shown.indexOf(figure) !== index);
  const complaints = [
    ...figures
      .filter((figure) => !shown.includes(figure))
      .map((figure) => [
        figure,
        `the notebook promises the figure ${figure}, but has no cell for it`,
      ]),
    ...shown
      .filter((figure) => !figures.includes(figure))
      .map((figure) => [
        figure,
        `the notebook has a cell for ${figure}, which its manifest does not name`,
      ]),
    ...twice.map((figure) => [figure, `the notebook has two cells for ${figure}`]),
  ].map(([figure, message]) => ({
    code: 'notebook/figure-missing' as const,
    severity: 'error' as const,
    message: message!,
    place: { file, figure: `${chapter}/${figure}` },
    hint: `Begin one cell with // %% … figure="${figure}", and name the figure in notebook.json.`,
  }));
  const [first, ...rest] = complaints;
  if (first) throw new UserError(first, ...rest);
}

/**
 * The promised figures whose cells have shown no picture.
 *
 * @param executed the notebook after its run, in which no cell failed.
 */
export function withoutPicture(
  { figures }: NotebookManifest,
  executed: NotebookDocument,
  { chapter, file }: { chapter: string; file: string },
): Diagnostic[] {
  const isShown = (figure: string): boolean =>
    executed.cells
      .find(({ id }) => id === figureCellId(figure))
      ?.outputs?.some((output) => 'data' in output && 'image/svg+xml' in output.data) ?? false;
  return figures
    .filter((figure) => !isShown(figure))
    .map((figure) => ({
      code: 'notebook/figure-missing',
      severity: 'error',
      message: `the notebook promises the figure ${figure}, but its cell shows no picture`,
      place: { file, figure: `${chapter}/${figure}` },
      hint: 'End the cell with await show(…).',
    }));
}
