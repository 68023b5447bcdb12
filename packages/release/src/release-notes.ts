import type { FigureChange } from './figure-changes.ts';
import type { Commit } from './history.ts';
import type { ReleaseRecord } from './release-record.ts';

/** What release notes are made of. */
export interface NotesRequest {
  record: Pick<ReleaseRecord, 'book' | 'release' | 'editions'>;
  commits: readonly Commit[];
  /** Folder of the book and its chapters, as paths from the project's root. */
  folders: { book: string; chapters: string };
  /** Undefined when there is no record to compare with. */
  figures: readonly FigureChange[] | undefined;
}

/** The notes of a release, in Markdown: its editions, what changed in the figures, and the history since the last one. */
export function formatReleaseNotes({ record, commits, folders, figures }: NotesRequest): string {
  const { book, release, editions } = record;
  const since = release.previous === undefined ? 'from the beginning' : `since ${release.previous}`;
  return [
    `# ${book.title}, ${release.name}`,
    `Edition of ${book.date}, made from commit ${release.commit}.`,
    editions.map(describeEdition).join('\n'),
    ...(figures ? [`## Figures\n\n${describeFigures(figures)}`] : []),
    `## What changed ${since}`,
    ...describeCommits(commits, folders),
  ]
    .join('\n\n')
    .concat('\n');
}

function describeEdition(edition: ReleaseRecord['editions'][number]): string {
  const { pages, blankPagesAtEnd, preflight, printer } = edition;
  const blank = blankPagesAtEnd === 0 ? '' : `, ${blankPagesAtEnd} of them blank at the end`;
  const maker = printer === undefined ? '' : ` for the printer ${printer}`;
  const { warnings } = preflight;
  const found =
    warnings === 0 ? 'no warnings' : warnings === 1 ? '1 warning' : `${warnings} warnings`;
  return `- ${edition.file}${maker}: ${pages} pages${blank}; preflight: no errors, ${found}`;
}

const said: Readonly<Record<FigureChange['what'], string>> = {
  new: 'new',
  removed: 'gone',
  numbers: 'other numbers',
  drawing: 'drawn otherwise',
};

function describeFigures(figures: readonly FigureChange[]): string {
  if (figures.length === 0) return 'All figures are as they were.';
  return figures
    .map(({ figure, number, what, editions }) => {
      const name = number === undefined ? figure : `Figure ${number} (${figure})`;
      const where = what === 'drawing' ? ` (${editions.join(', ')})` : '';
      return `- ${name}: ${said[what]}${where}`;
    })
    .join('\n');
}

/** By chapter those that touch one chapter only; then what concerns the whole book; then the programs. */
function describeCommits(commits: readonly Commit[], folders: NotesRequest['folders']): string[] {
  const groups = new Map<string, string[]>();
  for (const { subject, files } of commits) {
    const part = partOf(files, folders);
    groups.set(part, [...(groups.get(part) ?? []), `- ${escapeMarkdown(subject)}`]);
  }
  const fixed = [wholeBook, programs];
  const chapters = [...groups.keys()].filter((part) => !fixed.includes(part)).sort();
  const parts = [...chapters, ...fixed].filter((part) => groups.has(part));
  if (parts.length === 0) return ['Nothing.'];
  return parts.map((part) => `### ${part}\n\n${groups.get(part)!.join('\n')}`);
}

const wholeBook = 'The whole book';
const programs = 'The programs that make it';

function partOf(files: readonly string[], { book, chapters }: NotesRequest['folders']): string {
  const touched = new Set(
    files
      .filter((file) => file.startsWith(`${chapters}/`))
      .map((file) => file.slice(chapters.length + 1).split('/')[0]!),
  );
  const isOfBook = files.some((file) => file.startsWith(`${book}/`));
  if (!isOfBook) return programs;
  const onlyChapters = files.every(
    (file) => file.startsWith(`${chapters}/`) || !file.startsWith(`${book}/`),
  );
  const [chapter] = touched;
  return touched.size === 1 && onlyChapters ? `Chapter “${chapter!}”` : wholeBook;
}

/** Subjects are prose; what Markdown would read as marks or as HTML stands for itself. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, String.raw`\$&`);
}
