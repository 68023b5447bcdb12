import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { formatDuration } from '@chiaroscuro/console/format-duration';
import { findFigure } from '@chiaroscuro/manuscript/find-figure';
import { readJournal, type JournalEntry } from '@chiaroscuro/recipes/journal';
import { planBuild, type PlanJob } from '@chiaroscuro/recipes/plan-build';
import {
  drawingRecords,
  numbersRecords,
  type DrawingRecord,
  type NumbersRecord,
} from '@chiaroscuro/recipes/records';
import { describePlan } from './describe-plan.ts';

/**
 * The chain that makes one figure, as paragraphs: numbers, tables, drawings, what changed last, and
 * what a build would do now.
 *
 * @throws UserError for a figure that the book does not have.
 */
export async function explainFigure(job: PlanJob, subject: string): Promise<string> {
  const { book, editions } = job;
  const { chapter, figure: name } = findFigure(book, subject);
  const paths = book.paths.chapter(chapter);
  const figure = `${chapter}/${name}`;
  const journal = readJournal(book.paths, figure);
  const steps = (await planBuild(job)).filter((step) => step.subject === figure);
  const paragraphs = [
    pc.bold(figure),
    describeNumbers({
      record: numbersRecords(paths)[name],
      journal,
      folder: book.paths.relative(paths.folder),
    }),
    describeTables(paths.figure(name).tables),
    ...editions.map((edition) =>
      describeDrawing(edition, drawingRecords(paths, edition)[name], journal),
    ),
    describeJournal(journal),
    `${pc.bold('Now')}\n${indent(describePlan(steps))}`,
  ];
  return `${paragraphs.join('\n\n').trimEnd()}\n`;
}

function describeNumbers({
  record,
  journal,
  folder,
}: {
  record: NumbersRecord | undefined;
  journal: readonly JournalEntry[];
  /** The chapter's: its files are named from there. */
  folder: string;
}): string {
  const head = pc.bold('Numbers');
  if (!record) return `${head}\n  none: the figure has only a drawing, or has not been built`;
  const { ingredients } = record;
  const versions = Object.entries(record.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${head}  ${made(journal, 'numbers', record.milliseconds)}`,
    ...listed(
      'code',
      Object.keys(ingredients?.modules ?? {}).map((file) => file.replace(`${folder}/`, '')),
    ),
    ...listed('parameters', [JSON.stringify(record.parameters)]),
    ...(record.seed === undefined ? [] : listed('seed', [String(record.seed)])),
    ...listed(
      'models',
      record.models.map(({ model, seed, backend }) => `${model} (seed ${seed}, ${backend})`),
    ),
    ...listed('arithmetic', [[record.backend, ...versions].join(', ')]),
  ].join('\n');
}

function describeTables(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const rows = (file: string): number =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')).length - 1;
  const tables = files.filter((file) => file.endsWith('.dat'));
  return [
    pc.bold('Tables'),
    ...listed(
      '',
      tables.map((file) => `${path.basename(file, '.dat')} (${rows(file)} rows)`),
    ),
  ].join('\n');
}

function describeDrawing(
  edition: string,
  record: DrawingRecord | undefined,
  journal: JournalEntry[],
): string {
  const head = pc.bold(`Drawing for ${edition}`);
  if (!record) return `${head}\n  not drawn yet`;
  if (record.isPlaceholder) return `${head}\n  a placeholder: the last build could not draw it`;
  const reads = Object.keys(record.reads ?? {});
  const files = reads.filter((name) => /^(own|book) /.test(name));
  const names = Object.keys(record.style ?? {}).map((key) =>
    key.replace(/^(macro|length|size) /, '$1 \\'),
  );
  return [
    `${head}  ${made(journal, `drawing (${edition})`, record.milliseconds)}`,
    ...listed(
      'reads',
      files.map((name) => name.replace(/^own (.*)\.dat$/, 'table $1').replace(/^(own|book) /, '')),
    ),
    ...listed('of the stylesheet', names),
  ].join('\n');
}

function describeJournal(journal: readonly JournalEntry[]): string {
  const entries = journal.slice(-8).map(({ time, what, reasons, milliseconds }) => {
    const cause = reasons.length > 0 ? reasons.join('; ') : 'nothing that it reads: made anew';
    return `  ${moment(time)}  ${what}: ${cause}  ${pc.dim(formatDuration(milliseconds))}`;
  });
  return [
    pc.bold('What changed, on this machine'),
    ...(entries.length > 0 ? entries : ['  nothing has been made here; all came from the store']),
  ].join('\n');
}

function made(journal: readonly JournalEntry[], what: string, milliseconds: number): string {
  const last = journal.findLast((entry) => entry.what === what);
  const when = last ? `made ${moment(last.time)}` : 'made elsewhere or earlier';
  return pc.dim(`${when}, took ${formatDuration(milliseconds)}`);
}

/** Local time to the minute. */
function moment(time: number): string {
  const date = new Date(time);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** Items behind a label, wrapped. */
function listed(label: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const width = 84;
  const lines = [''];
  for (const item of items) {
    const last = lines.at(-1)!;
    const next = last === '' ? item : `${last}, ${item}`;
    if (next.length <= width || last === '') lines[lines.length - 1] = next;
    else lines.splice(-1, 1, `${last},`, item);
  }
  const column = label === '' ? 2 : 20;
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(column - 2)}${line}`);
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '  ');
}
