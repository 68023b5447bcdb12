import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import schema from './copied-formulas.schema.json' with { type: 'json' };
import type { BookPaths } from './paths.ts';

/** A formula that must copy from the pages as it reads. */
export interface CopiedFormula {
  label: string;
  text: string;
}

/**
 * The formulas that the author wants to be tried, of copied-formulas.json; none without that file.
 *
 * @throws UserError `book/invalid` when the file does not fit its schema.
 */
export function copiedFormulas({
  copiedFormulas: file,
  relative,
}: Pick<BookPaths, 'copiedFormulas' | 'relative'>): CopiedFormula[] {
  if (!existsSync(file)) return [];
  const ajv = new Ajv({ allErrors: true });
  const validate = ajv.compile<{ formulas: CopiedFormula[] }>(schema);
  const json = parse(readFileSync(file, 'utf8'));
  if (validate(json)) return json.formulas;
  throw new UserError({
    code: 'book/invalid',
    severity: 'error',
    message:
      json === undefined
        ? 'not JSON'
        : ajv.errorsText(validate.errors, { dataVar: 'copied-formulas' }),
    place: { file: relative(file) },
    hint: 'packages/manuscript/src/copied-formulas.schema.json says what stands in this file.',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
