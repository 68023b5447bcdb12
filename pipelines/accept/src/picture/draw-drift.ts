import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '@chiaroscuro/tables/compare-with-golden';
import {
  describeFinding,
  describeSubject,
  distinguish,
  short,
} from '@chiaroscuro/tables/describe-finding';
import type { Golden } from '@chiaroscuro/tables/golden';
import type { FigureDrift } from '../figure-drift.ts';
import { drawColumn, type DrawnColumn } from './draw-column.ts';
import { escapeText } from './frame.ts';

const shownColumns = 24;
const styles = readFileSync(path.join(import.meta.dirname, 'page.css'), 'utf8');

/** A page, complete in itself, with the old and the new numbers of a figure side by side. */
export function drawDrift(drift: FigureDrift & { golden: Golden }): string {
  const { name, findings, tolerance, causes } = drift;
  const columns = columnsToDraw(drift);
  const more = columns.length - shownColumns;
  const sections = [
    `<header><h1>${escapeText(name)}</h1>`,
    `<p>The numbers that were accepted, and those of the last build. What is shown has moved by more than ${short(tolerance)} of its largest magnitude.</p>`,
    `<p><b>Likely cause:</b> ${causes.length > 0 ? causes.map(escapeText).join('; ') : 'not known'}</p></header>`,
    shapeChanges(findings),
    numbersTable(findings),
    ...columns.slice(0, shownColumns).map((column) => drawColumn(drift, column)),
    more > 0 ? `<p>And ${more} more columns, which moved less.</p>` : '',
  ];
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(name)}: accepted and new numbers</title>
<style>${styles}</style>
<body>
${sections.filter(Boolean).join('\n')}
</body>
</html>
`;
}

function columnsToDraw({ findings, golden, computed }: FigureDrift & { golden: Golden }) {
  return findings.flatMap((finding): DrawnColumn[] => {
    const { table, column } = finding;
    if (table === undefined) return [];
    if (finding.change === 'moved' && column !== undefined)
      return [{ table, column, moved: finding }];
    if (finding.change !== 'rows') return [];
    const old = Object.keys(golden.tables[table]?.columns ?? {});
    return old
      .filter((name) => computed.tables[table]?.columns[name] !== undefined)
      .map((name) => ({ table, column: name }));
  });
}

function shapeChanges(findings: readonly Finding[]): string {
  const items = findings
    .filter(({ change }) => change !== 'moved')
    .map(
      (finding) =>
        `<li><b>${escapeText(describeSubject(finding))}</b>: ${describeFinding(finding, 0)}</li>`,
    );
  return items.length > 0 ? `<section><ul>${items.join('')}</ul></section>` : '';
}

function numbersTable(findings: readonly Finding[]): string {
  const rows = findings.flatMap((finding) => {
    if (finding.change !== 'moved' || finding.number === undefined) return [];
    const [old, fresh] = distinguish(finding.accepted, finding.computed);
    return [
      `<tr><th>${escapeText(finding.number)}<td>${old}<td>${fresh}<td>${short(finding.deviation)}</tr>`,
    ];
  });
  if (rows.length === 0) return '';
  return `<section><h2>Numbers quoted in the text</h2><table><tr><td><th>accepted<th>new<th>deviation</tr>${rows.join('')}</table></section>`;
}
