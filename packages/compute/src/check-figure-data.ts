import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureData } from './figure.ts';

/**
 * Checks the form of what a figure returned: tables of columns of numbers and single numbers, each
 * under a kebab-case name (tables become files). The numbers themselves may be NaN here; the
 * export stage says where.
 *
 * @throws UserError `figure/invalid`.
 */
export function checkFigureData(data: unknown, figure: string): asserts data is FigureData {
  const refuse = (message: string): never => {
    throw new UserError({
      code: 'figure/invalid',
      severity: 'error',
      message,
      place: { figure },
      hint: 'compute() returns { tables: { <name>: { columns: { x, y } } }, numbers: { <name>: value } }.',
    });
  };
  if (!isRecord(data) || !isRecord(data['tables'])) {
    return refuse(`expected compute() to return { tables, numbers? }, got ${describe(data)}`);
  }
  for (const [name, table] of Object.entries(data['tables'])) {
    if (!kebabCase.test(name)) refuse(`expected a table name such as "free-energy", got "${name}"`);
    if (!isRecord(table) || !isRecord(table['columns'])) {
      refuse(`expected table "${name}" to be { columns, mesh? }, got ${describe(table)}`);
    }
    const { columns, mesh } = table as { columns: Record<string, unknown>; mesh?: unknown };
    if (mesh !== undefined && !Number.isInteger(mesh))
      refuse(`expected mesh of table "${name}" to be an integer`);
    for (const [column, values] of Object.entries(columns)) {
      if (!isNumberArray(values)) {
        refuse(
          `expected column "${column}" of table "${name}" to be an array of numbers, got ${describe(values)}`,
        );
      }
    }
  }
  const numbers = data['numbers'] ?? {};
  if (!isRecord(numbers))
    return refuse(`expected numbers to be names with values, got ${describe(numbers)}`);
  for (const [name, value] of Object.entries(numbers)) {
    if (!kebabCase.test(name))
      refuse(`expected a number name such as "smallest-energy", got "${name}"`);
    if (typeof value !== 'number')
      refuse(`expected number "${name}" to be a number, got ${describe(value)}`);
  }
}

/**
 * Checks the tolerance that a figure or one of its models states.
 *
 * @throws UserError `figure/invalid`.
 */
export function checkTolerance(tolerance: number, figure: string): void {
  if (tolerance >= 1e-12 && tolerance <= 1) return;
  throw new UserError({
    code: 'figure/invalid',
    severity: 'error',
    message: `expected a tolerance between 1e-12 and 1, got ${tolerance}`,
    place: { figure },
    hint: 'It is a part of the largest magnitude in a column: 1e-9 for closed forms, 1e-4 for trainings.',
  });
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumberArray(value: unknown): boolean {
  if (ArrayBuffer.isView(value)) return !(value instanceof DataView);
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number');
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object'
    ? `an object with ${Object.keys(value).join(', ') || 'nothing'}`
    : `a ${typeof value}`;
}
