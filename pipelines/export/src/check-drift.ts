import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { likelyCauses } from '@chiaroscuro/compute/likely-causes';
import { recordedIngredients } from '@chiaroscuro/compute/recorded-ingredients';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import { compareWithGolden } from '@chiaroscuro/tables/compare-with-golden';
import type { Finding } from '@chiaroscuro/tables/compare-with-golden';
import { describeFinding, describeSubject } from '@chiaroscuro/tables/describe-finding';
import { parseGolden } from '@chiaroscuro/tables/golden';
import type { Golden } from '@chiaroscuro/tables/golden';
import { toleranceOf } from '@chiaroscuro/tables/tolerance';

/** The figure whose numbers are compared. */
export interface DriftCheck {
  paths: BookPaths;
  chapter: string;
  /** Name of the figure in its chapter. */
  figure: string;
  arrays: FigureArrays;
  /** The figure, and the file of its code. */
  place: Place;
}

/**
 * Compares a figure's numbers with the accepted ones: one error that names the largest deviation,
 * the others, and what may have caused them; nothing within the tolerance, or where no numbers
 * have been accepted.
 */
export function checkDrift({ paths, chapter, figure, arrays, place }: DriftCheck): Diagnostic[] {
  const { golden: file } = paths.chapter(chapter).figure(figure);
  if (!existsSync(file)) return [];
  const golden = readGolden(file, { ...place, file: paths.relative(file) });
  if (Array.isArray(golden)) return golden;
  const tolerance = toleranceOf(arrays.provenance);
  const [worst, ...others] = compareWithGolden(arrays, golden, tolerance);
  if (!worst) return [];
  const record = paths.chapter(chapter).provenance('compute');
  const causes = likelyCauses({
    accepted: golden.ingredients,
    computed: existsSync(record)
      ? recordedIngredients(readFileSync(record, 'utf8'), arrays.provenance.figure)
      : undefined,
    folder: paths.relative(paths.chapter(chapter).folder),
  });
  const { subject, ...at } = placeOf(worst);
  return [
    {
      code: 'drift/moved',
      severity: 'error',
      message: `${subject}${describeFinding(worst, tolerance)}`,
      place: { ...place, ...at },
      excerpt: [`Likely cause: ${listed(causes)}`, ...alsoMoved(others, tolerance)].join('\n'),
      hint: `Undo what moved the numbers; or, if the new ones are right, look at them and take them: ${acceptCommand(paths, [`${chapter}/${figure}`])}`,
    },
  ];
}

/** The accepted numbers, or what is wrong with their file. */
function readGolden(file: string, place: Place): Golden | Diagnostic[] {
  try {
    return parseGolden(readFileSync(file, 'utf8'), place);
  } catch (error) {
    if (error instanceof UserError) return [...error.diagnostics];
    throw error;
  }
}

/**
 * What to say of the figures of a chapter that keeps accepted numbers, but not for all of them.
 *
 * @param figures names of the chapter's computed figures.
 */
export function describeUngated(
  paths: BookPaths,
  chapter: string,
  figures: readonly string[],
): string | undefined {
  const chapterPaths = paths.chapter(chapter);
  if (!existsSync(chapterPaths.golden)) return undefined;
  const without = figures
    .filter((figure) => !existsSync(chapterPaths.figure(figure).golden))
    .map((figure) => `${chapter}/${figure}`);
  if (without.length === 0) return undefined;
  const subject = without.length === 1 ? `${without[0]} has` : `${without.length} figures have`;
  return `${subject} no golden numbers yet; ${acceptCommand(paths, without)}`;
}

function acceptCommand({ root, project }: BookPaths, figures: readonly string[]): string {
  const book = path.relative(project, root).split(path.sep).join('/');
  return `npm run accept -- ${figures.join(' ')}${book === 'book' ? '' : ` --book ${book}`}`;
}

/** Places know tables and columns; a single number is named in the message. */
function placeOf(finding: Finding): Pick<Place, 'table' | 'column' | 'row'> & { subject: string } {
  if (finding.number !== undefined) return { subject: `${describeSubject(finding)}: ` };
  return {
    subject: '',
    ...(finding.table === undefined ? {} : { table: finding.table }),
    ...(finding.column === undefined ? {} : { column: finding.column }),
    ...(finding.change === 'moved' && finding.row !== undefined ? { row: finding.row } : {}),
  };
}

const shownCauses = 6;
const shownFindings = 5;

function listed(causes: readonly string[]): string {
  if (causes.length === 0) return 'not known';
  const more = causes.length - shownCauses;
  return [...causes.slice(0, shownCauses), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function alsoMoved(findings: readonly Finding[], tolerance: number): string[] {
  const more = findings.length - shownFindings;
  return [
    ...findings
      .slice(0, shownFindings)
      .map((finding) => `${describeSubject(finding)}: ${describeFinding(finding, tolerance)}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}
