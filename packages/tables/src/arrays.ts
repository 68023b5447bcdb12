import { Ajv } from 'ajv';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureProvenance, Table } from './table.ts';
import provenanceSchema from './provenance.schema.json' with { type: 'json' };
import arraysSchema from './arrays.schema.json' with { type: 'json' };

/** What the computation of a figure left, in float64. */
export interface FigureArrays {
  /** With how far the numbers may move, where the figure or its models say so. */
  provenance: FigureProvenance & { tolerance?: number };
  tables: Record<string, Table>;
  numbers: Record<string, number>;
}

/**
 * A figure's arrays as JSON that keeps every float64 exactly: JSON's numbers round-trip, and NaN,
 * the infinities and −0, which JSON does not have, become strings.
 */
export function formatArrays({ provenance, tables, numbers }: FigureArrays): string {
  const document = {
    provenance,
    tables: mapValues(tables, ({ columns, mesh }) => ({
      columns: mapValues(columns, (values) => Array.from(values, encode)),
      mesh,
    })),
    numbers: mapValues(numbers, encode),
  };
  return `${JSON.stringify(document)}\n`;
}

/**
 * Reads what `formatArrays` wrote.
 *
 * @throws UserError `build/stage-failed` when it is not such a document.
 */
export function parseArrays(text: string, place: Place): FigureArrays {
  const document = parse(text, place);
  return {
    provenance: document.provenance,
    tables: mapValues(document.tables, ({ columns, ...mesh }) => ({
      columns: mapValues(columns, (values) => values.map(Number)),
      ...mesh,
    })),
    numbers: mapValues(document.numbers, Number),
  };
}

type Encoded = number | string;
interface ArraysDocument {
  provenance: FigureArrays['provenance'];
  tables: Record<string, { columns: Record<string, Encoded[]>; mesh?: number }>;
  numbers: Record<string, Encoded>;
}

const validate = new Ajv({ schemas: [provenanceSchema] }).compile<ArraysDocument>(arraysSchema);

function parse(text: string, place: Place): ArraysDocument {
  let problem: string;
  try {
    const json: unknown = JSON.parse(text);
    if (validate(json)) return json;
    const [error] = validate.errors ?? [];
    problem = `${error?.instancePath} ${error?.message}`;
  } catch (error) {
    problem = (error as Error).message;
  }
  throw new UserError({
    code: 'build/stage-failed',
    severity: 'error',
    message: `the arrays of the figure cannot be read: ${problem}`,
    place,
    hint: 'Run the compute stage again.',
  });
}

function encode(value: number): Encoded {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

function mapValues<From, To>(
  record: Record<string, From>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
