import { Ajv } from 'ajv';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureArrays } from './arrays.ts';
import { packTable, unpackTable } from './pack-table.ts';
import type { PackedTable, UnpackedTable } from './pack-table.ts';
import { toleranceOf } from './tolerance.ts';
import goldenSchema from './golden.schema.json' with { type: 'json' };
import provenanceSchema from './provenance.schema.json' with { type: 'json' };

/** The accepted numbers of a figure, with which new ones are compared. */
export interface Golden {
  /** `<chapter>/<figure>`. */
  figure: string;
  /** The arithmetic that computed them. */
  backend: string;
  /** The tolerance for which the tables were rounded. */
  tolerance: number;
  /** What they were computed from, as the compute stage recorded it. */
  ingredients?: object;
  numbers: Record<string, number>;
  tables: Record<string, UnpackedTable>;
}

/**
 * The text of a golden file: JSON, so that a change of a number, a seed or a library is read in git's
 * diff and line endings do no harm, with the tables packed, a line each. Equal numbers give an equal text.
 *
 * @param arrays ones in which `checkTable` and `checkNumbers` find no error.
 */
export function formatGolden(
  { provenance, tables, numbers }: FigureArrays,
  ingredients: object | undefined,
): string {
  const tolerance = toleranceOf(provenance);
  const head = {
    figure: provenance.figure,
    backend: provenance.backend,
    tolerance,
    ...(ingredients ? { ingredients } : {}),
    numbers: sorted(numbers),
  };
  const lines = Object.entries(sorted(tables)).map(
    ([name, table]) =>
      `    ${JSON.stringify(name)}: ${JSON.stringify(packTable(table, tolerance))}`,
  );
  const body = lines.length > 0 ? `{\n${lines.join(',\n')}\n  }` : '{}';
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": ${body}\n}\n`;
}

/**
 * Reads what `formatGolden` wrote.
 *
 * @param place of the golden file.
 * @throws UserError `drift/unreadable`.
 */
export function parseGolden(text: string, place: Place): Golden {
  try {
    const document: unknown = JSON.parse(text);
    if (!validate(document)) {
      const [error] = validate.errors ?? [];
      throw new Error(`${error?.instancePath} ${error?.message}`);
    }
    const tables = Object.entries(document.tables).map(
      ([name, packed]) => [name, unpackTable(packed)] as const,
    );
    return { ...document, tables: Object.fromEntries(tables) };
  } catch (error) {
    throw new UserError({
      code: 'drift/unreadable',
      severity: 'error',
      message: `the accepted numbers cannot be read: ${(error as Error).message}`,
      place,
      hint: `Get the file back with git, or write it anew with npm run accept -- ${place.figure ?? '--all'}.`,
    });
  }
}

type GoldenDocument = Omit<Golden, 'tables'> & { tables: Record<string, PackedTable> };

const validate = new Ajv({ schemas: [provenanceSchema] }).compile<GoldenDocument>(goldenSchema);

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
