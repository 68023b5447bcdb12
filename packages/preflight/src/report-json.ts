import { Ajv } from 'ajv';
import type { PreflightReport } from './report.ts';
import schema from './report.schema.json' with { type: 'json' };

/** A report for programs: JSON that fits report.schema.json. */
export function formatReportJson(report: PreflightReport): string {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  const ajv = new Ajv({ allErrors: true });
  if (!ajv.validate(schema, JSON.parse(text)))
    throw new Error(`The report does not fit its schema: ${ajv.errorsText()}`);
  return text;
}
