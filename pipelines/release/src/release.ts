import { readFileSync } from 'node:fs';
import path from 'node:path';
import { explain } from '@chiaroscuro/console/command-line';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { notebookChapters } from '@chiaroscuro/manuscript/notebooks';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { shownDrawings } from '@chiaroscuro/recipes/shown-drawings';
import { makeArchive, type Files } from '@chiaroscuro/release/archive';
import { billOfMaterials } from '@chiaroscuro/release/bill-of-materials';
import { checksumsFile, formatChecksums } from '@chiaroscuro/release/checksums';
import { figureChanges } from '@chiaroscuro/release/figure-changes';
import { figurePack, type Look, type PackedFigure } from '@chiaroscuro/release/figure-pack';
import { commitsSince } from '@chiaroscuro/release/history';
import { programVersions } from '@chiaroscuro/release/program-versions';
import { formatReleaseNotes } from '@chiaroscuro/release/release-notes';
import {
  formatReleaseRecord,
  makeReleaseRecord,
  parseReleaseRecord,
  recordFile,
} from '@chiaroscuro/release/release-record';
import { sourceBundle } from '@chiaroscuro/release/source-bundle';
import { releasedCommit } from '@chiaroscuro/release/working-tree';
import { openStore } from '@chiaroscuro/store/open-store';
import { requiredColour } from '@chiaroscuro/stylesheet/required-colour';
import type { ReleaseOptions } from './options.ts';
import { hasSite, optionalParts } from './optional-parts.ts';
import { publisherPackage } from './press-package.ts';
import { digestFigure, releasedFigures } from './released-figures.ts';
import { releasedEditions, type FinishedEdition } from './released-editions.ts';
import { runProgram } from './run-program.ts';

/** What a release is made from, and whom to tell. */
export interface ReleaseRequest {
  /** The folder with turbo.json. */
  project: string;
  options: ReleaseOptions;
  /** Told of each part that is made. */
  tell(line: string): void;
}

/**
 * Releases a commit: builds the book, makes every part, and replaces dist/release/ by them when all
 * are there.
 *
 * @returns the folder.
 * @throws UserError when the working tree is not that of a commit, the book does not build, preflight has
 *   an error, or a part is missing; dist/release/ stays as it was.
 */
export async function release({ project, options, tell }: ReleaseRequest): Promise<string> {
  const commit = await releasedCommit(project);
  const folder = bookFolder(project, options.book);
  const before =
    options.previous === undefined ? undefined : readPrevious(project, options.previous);
  await runProgram(project, 'build', options.book);
  const book = readBook(folder);
  if (notebookChapters(book).length > 0) await runProgram(project, 'notebooks', options.book);
  if (hasSite(book)) await runProgram(project, 'site', options.book);
  const { config, paths } = book;
  const dist = path.join(project, 'dist');
  const day = commit.date.slice(0, 10);
  const list = readFileSync(path.join(dist, `${config.slug}-figures.json`), 'utf8');
  const figures = releasedFigures(book, list);
  const editions = releasedEditions(book);

  const files = new Map<string, Uint8Array>();
  const add = (name: string, bytes: Uint8Array | string): void => {
    files.set(name, Buffer.from(bytes));
    tell(`  release     ${name}`);
  };
  for (const { pdf, cover } of editions) {
    for (const { file, bytes, reportFile, page } of cover ? [pdf, cover] : [pdf]) {
      add(file, bytes);
      add(reportFile, page);
    }
  }
  add(`${config.slug}-figures.json`, list);
  for (const [name, bytes] of optionalParts(book, dist, day)) add(name, bytes);
  for (const edition of editions) {
    const made = await publisherPackage(book, { edition, commit, date: day });
    if (made) add(...made);
  }
  const sources = sourceBundle({ book, editions: Object.keys(config.editions), figures });
  add(`${config.slug}-source.zip`, makeArchive(sources, day));
  const pictures = await figurePack({ config, figures, looks: await looksOf(book, figures) });
  add(`${config.slug}-figures.zip`, makeArchive(pictures, day));
  const tools = await toolsOf(dist);
  const programs = Object.entries(tools).map(([name, version]) => ({ name, version }));
  const { name } = manifestOf(project);
  add('sbom.cdx.json', await billOfMaterials({ project, name, date: commit.date, programs }));

  const digests = figures.map((figure) => digestFigure(book, figure));
  const described = editions.map(describeEdition);
  const base = { config, release: commit, tools, editions: described, figures: digests };
  const notes = formatReleaseNotes({
    record: makeReleaseRecord({ ...base, files }),
    commits: await commitsSince(project, commit.previous),
    folders: { book: paths.relative(paths.root), chapters: paths.relative(paths.chapters) },
    figures: before && figureChanges(before.figures, digests),
  });
  add('NOTES.md', notes);
  add(recordFile, formatReleaseRecord(makeReleaseRecord({ ...base, files })));
  add(checksumsFile, formatChecksums(files));
  return write(path.join(dist, 'release'), files);
}

async function write(folder: string, files: Files): Promise<string> {
  await replaceFolder(folder, (fresh) => {
    for (const [name, bytes] of files) writeAtomically(path.join(fresh, name), bytes);
  });
  return folder;
}

function readPrevious(project: string, name: string) {
  const file = path.resolve(process.env['INIT_CWD'] ?? project, name);
  return parseReleaseRecord(readFileSync(file, 'utf8'), name);
}

async function looksOf(book: Book, figures: readonly PackedFigure[]): Promise<Look[]> {
  const tellOf = (item: Parameters<typeof explain>[0][number]): void => explain([item]);
  const store = openStore({ folder: book.paths.store, onDamage: tellOf, onTrouble: tellOf });
  const looks: Look[] = [];
  for (const edition of Object.keys(book.config.editions)) {
    const { colours } = JSON.parse(
      readFileSync(book.paths.edition(edition).stylesheet.colours, 'utf8'),
    ) as { colours: Record<string, string> };
    const drawings = await shownDrawings({ book, edition, figures, store });
    looks.push({ edition, paper: requiredColour({ edition, colours }, 'paper'), drawings });
  }
  return looks;
}

function describeEdition({ edition, printer, pdf, blankPages }: FinishedEdition) {
  const { error, warning, note } = pdf.report.counts;
  return {
    edition,
    file: pdf.file,
    pages: pdf.report.pages,
    blankPagesAtEnd: blankPages,
    ...(printer && { printer: printer.profile.name }),
    preflight: { errors: error, warnings: warning, notes: note },
  };
}

/** The programs that the build has noted, and those that only a release starts. */
async function toolsOf(dist: string): Promise<Record<string, string>> {
  const { tools } = JSON.parse(readFileSync(path.join(dist, 'build.json'), 'utf8')) as {
    tools: Record<string, string>;
  };
  return { ...tools, ...(await programVersions()) };
}

function manifestOf(project: string): { name: string } {
  return JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as { name: string };
}
