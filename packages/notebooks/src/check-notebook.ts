import { Ajv } from 'ajv';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { NotebookDocument } from './notebook-document.ts';
import schema from './nbformat-4.5.schema.json' with { type: 'json' };

// Jupyter's own schema, of draft 4, whose words that Ajv knows by other names are of no consequence here.
const { $schema: _, ...rules } = schema;
const validate = new Ajv({ strict: false, allErrors: false }).compile<NotebookDocument>(rules);

/**
 * Checks a notebook against nbformat's own schema of version 4.5, and that no two cells share an id.
 *
 * @param file for messages.
 * @throws UserError `notebook/invalid`.
 */
export function checkNotebook(
  document: unknown,
  file: string,
): asserts document is NotebookDocument {
  if (!validate(document)) {
    const [error] = validate.errors ?? [];
    throw invalid(file, `${error?.instancePath || 'the document'} ${error?.message}`);
  }
  const ids = document.cells.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw invalid(file, `two cells have the id "${twice}"`);
}

function invalid(file: string, what: string): UserError {
  return new UserError({
    code: 'notebook/invalid',
    severity: 'error',
    message: `the notebook does not fit nbformat 4.5: ${what}`,
    place: { file },
    hint: 'The kernel answered in a form that Jupyter does not define; `npm run doctor` tells its version.',
  });
}
