import { createHash } from 'node:crypto';
import { Ajv } from 'ajv';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { TableProvenance } from './table.ts';
import schema from './provenance.schema.json' with { type: 'json' };

const warning = '# Computed; what is edited here is lost with the next build.';

/**
 * The comment at the head of a table: a sentence for people and one line of JSON, its keys in the
 * order of the schema. TeX reads balanced braces, so the JSON must not be broken over lines.
 */
export function formatProvenance(provenance: TableProvenance): string {
  const { figure, table, seed, backend, versions, models, rows, mesh, hash } = provenance;
  const sorted = Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
  const short = models?.map(({ model, seed }) => ({ model, seed }));
  const record = {
    figure,
    table,
    seed,
    backend,
    versions: sorted,
    models: short,
    rows,
    mesh,
    hash,
  };
  return `${warning}\n# ${JSON.stringify(record)}`;
}

/** The outcome of reading the comment of a table. */
export type ProvenanceResult = { provenance: TableProvenance } | { diagnostic: Diagnostic };

/** Reads the comment lines at the head of a table and checks them against their schema. */
export function parseProvenance(comments: readonly string[], place: Place): ProvenanceResult {
  const index = comments.findIndex((line) => /^#\s*\{/.test(line));
  const at: Place = index < 0 ? place : { ...place, line: index + 1 };
  if (index < 0)
    return {
      diagnostic: refusal(
        'expected a comment "# {…}" with the provenance before the column names, found none',
        at,
      ),
    };
  let json: unknown;
  try {
    json = JSON.parse(comments[index]!.replace(/^#/, ''));
  } catch (error) {
    return { diagnostic: refusal(`the provenance is not JSON: ${(error as Error).message}`, at) };
  }
  if (validate(json)) return { provenance: json };
  const [error] = validate.errors ?? [];
  const key = error?.instancePath.slice(1).replaceAll('/', '.');
  return {
    diagnostic: refusal(
      `the provenance does not fit its schema: ${key ? `"${key}" ` : ''}${error?.message}`,
      at,
    ),
  };
}

/** `sha256-` and the digest of the lines, in base64url. */
export function hashLines(lines: readonly string[]): string {
  return `sha256-${createHash('sha256').update(lines.join('\n')).digest('base64url')}`;
}

const validate = new Ajv().compile<TableProvenance>(schema);

function refusal(message: string, place: Place): Diagnostic {
  return {
    code: 'table/provenance',
    severity: 'error',
    message,
    place,
    hint: 'Tables are written by the export stage; build again instead of writing one by hand.',
  };
}
