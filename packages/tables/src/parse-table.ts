import { Ajv } from 'ajv';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import { checkTable } from './check-table.ts';
import { hashLines, parseProvenance } from './provenance.ts';
import type { TableDocument } from './table.ts';
import provenanceSchema from './provenance.schema.json' with { type: 'json' };
import tableSchema from './table.schema.json' with { type: 'json' };

/**
 * Reads the text of an ASCII table and checks all of it: provenance, column names, rows, numbers,
 * mesh, and the hash, which tells whether somebody has edited the numbers by hand.
 *
 * @param place the file (and whatever else is known), for the diagnostics; they add lines.
 * @throws UserError with every diagnostic of the table.
 */
export function parseTable(text: string, place: Place = {}): TableDocument {
  const lines = text.replace(/\n$/, '').split('\n');
  const start = lines.findIndex((line) => !line.startsWith('#'));
  const comments = start < 0 ? lines : lines.slice(0, start);
  const head = parseProvenance(comments, place);
  if ('diagnostic' in head) throw new UserError(head.diagnostic);
  const { provenance } = head;
  const { figure, table } = provenance;
  const at = { ...place, figure, table };
  const data = start < 0 ? [] : lines.slice(start);

  const { columns, diagnostics } = parseRows(data, { place: at, firstLine: start + 1 });
  if (diagnostics.length === 0) {
    const mesh = provenance.mesh === undefined ? {} : { mesh: provenance.mesh };
    diagnostics.push(...checkTable({ columns, ...mesh }, at, Infinity));
  }
  const rows = data.length - 1;
  if (diagnostics.length === 0 && rows !== provenance.rows) {
    const message = `expected ${provenance.rows} rows, found ${rows}`;
    diagnostics.push(problem('table/provenance', message, at));
  }
  // Numbers that cannot be read are not those that were computed either; that says no more.
  if (diagnostics.length === 0 && hashLines(data) !== provenance.hash)
    diagnostics.push(editedByHand(at));
  const [first, ...others] = diagnostics;
  if (first) throw new UserError(first, ...others);

  const document = { provenance, columns };
  if (!validate(document))
    throw new Error(`a checked table does not fit its schema: ${JSON.stringify(validate.errors)}`);
  return document;
}

const validate = new Ajv({ schemas: [provenanceSchema] }).compile<TableDocument>(tableSchema);
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** @param firstLine line of the file, from 1, in which the column names stand. */
function parseRows(
  [header = '', ...rows]: readonly string[],
  { place, firstLine }: { place: Place; firstLine: number },
): { columns: Record<string, number[]>; diagnostics: Diagnostic[] } {
  const names = cells(header);
  const columns: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  const diagnostics: Diagnostic[] = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((column) =>
      problem('table/columns', `the column name "${column}" is repeated`, {
        ...place,
        column,
        line: firstLine,
      }),
    );
  rows.forEach((line, index) => {
    const at: Place = { ...place, row: index + 1, line: firstLine + index + 1 };
    const values = cells(line);
    if (values.length !== names.length) {
      diagnostics.push(
        problem('table/ragged', `expected ${names.length} values, found ${values.length}`, at),
      );
    }
    names.forEach((column, position) => {
      const value = values[position];
      if (value === undefined) return;
      if (!number.test(value) && !/^(nan|[+-]?inf(inity)?)$/i.test(value)) {
        diagnostics.push(
          problem('table/syntax', `expected a number, found "${value}"`, { ...at, column }),
        );
      }
      columns[column]!.push(Number(value.replace(/inf(inity)?/i, 'Infinity')));
    });
  });
  return { columns, diagnostics };
}

function cells(line: string): string[] {
  return line.split(/\s+/).filter((cell) => cell !== '');
}

function editedByHand(place: Place): Diagnostic {
  return problem(
    'table/provenance',
    'the numbers are not those that were computed: the table was edited by hand or damaged',
    place,
  );
}

function problem(code: Diagnostic['code'], message: string, place: Place): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    place,
    hint: 'Build again to write the table anew; numbers are changed in the figure that computes them.',
  };
}
