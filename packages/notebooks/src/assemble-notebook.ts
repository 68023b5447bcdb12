import { cellIds } from './cell-ids.ts';
import { notebookOf, type NewCell, type NotebookDocument } from './notebook-document.ts';
import type { SourceCell } from './parse-cells.ts';
import { bundleName, withoutOwnImports } from './released-imports.ts';
import type { Session } from '../reader/session.ts';

/** The module of the bundle that begins a notebook. */
export const sessionModule = '@chiaroscuro/notebooks/reader/session';

/** What a notebook is assembled from. */
export interface NotebookParts {
  title: string;
  cells: readonly SourceCell[];
  /** The code of the chapter and of all that it needs, in one script. */
  bundle: string;
  session: Session;
  /** Definitions of the macros that the text uses. */
  macros: readonly string[];
  /** npm packages to the versions that the notebook asks for. */
  packages: Readonly<Record<string, string>>;
}

/** A notebook that needs nothing but a kernel: its first cells hold the chapter's code, its trainings and its colours. */
export function assembleNotebook(parts: NotebookParts): NotebookDocument {
  const ids = cellIds(parts.cells);
  const own = parts.cells.map((cell, index): NewCell => ({
    kind: cell.kind,
    id: ids[index]!,
    text: cell.kind === 'code' ? codeOf(cell, parts.session.chapter) : cell.text,
  }));
  // The chapter's name comes first, then what a reader needs.
  const opening = own[0]?.kind === 'markdown' ? 1 : 0;
  return notebookOf(parts.title, [
    ...own.slice(0, opening),
    ...openingCells(parts),
    ...own.slice(opening),
  ]);
}

/** A figure's cell begins with the short address that the book prints behind the caption: readers on paper look for it. */
function codeOf({ text, title, figure }: SourceCell, chapter: string): string {
  const code = withoutOwnImports(text);
  return figure === undefined ? code : `// \u25b7 ${chapter}/${figure}: ${title}\n${code}`;
}

/** The ids of the cells that `assembleNotebook` adds, which no cell of an author may have. */
export const openingIds = ['needs', 'macros', 'program', 'data', 'settings'] as const;

/** The first line of a folded cell is what a reader sees of it. */
const aboutProgram =
  '// The code of the chapter and all that it needs, in one long line: run it, there is no need to read it.';
const aboutData = '// What the book trained, and its colours: run this too.';

function openingCells({ bundle, session, macros, packages }: NotebookParts): NewCell[] {
  const [needs, definitions, program, data, settings] = openingIds;
  const known = Object.keys(session.palettes);
  return [
    { kind: 'markdown', id: needs, text: whatIsNeeded(packages) },
    ...(macros.length === 0
      ? []
      : [{ kind: 'markdown' as const, id: definitions, text: `$$\n${macros.join('\n')}\n$$` }]),
    { kind: 'code', id: program, text: `${aboutProgram}\n${bundle}`, isFolded: true },
    {
      kind: 'code',
      id: data,
      text: `${aboutData}\n${openSessionCode(session)}`,
      isFolded: true,
    },
    {
      kind: 'code',
      id: settings,
      text: [
        `// The colours of the pictures that are drawn from here on: ${known.map((name) => `'${name}'`).join(' or ')}, as in the`,
        "// book's editions. Change the name, then choose Run › Run Selected Cell and All Below.",
        `${bundleName}['${sessionModule}'].usePalette('${session.edition}');`,
      ].join('\n'),
    },
  ];
}

function whatIsNeeded(packages: NotebookParts['packages']): string {
  const list = Object.entries(packages).map(([name, version]) => `\`${name}@${version}\``);
  return [
    '**What this notebook needs.** Jupyter with the kernel of [Deno](https://deno.com) 2 (`deno jupyter --install`), and',
    'nothing else: the code of the chapter, as the book was computed with it, is in the folded cell below, what the',
    `book trained in the one after it. Deno fetches ${list.slice(0, -1).join(', ')} and ${list.at(-1)} when they are first used:`,
    'the first two draw, the others train when you change a model. Run all cells once, from the top; then change a',
    'value in any cell and run that cell again. Where a caption of the book ends with \u25b7 and an address, the cell of its',
    'figure begins with the same words.',
  ].join('\n');
}

/** One part a line, so that a notebook under version control shows which training has changed. */
function openSessionCode({ chapter, edition, palettes, trainings }: Session): string {
  const record = (parts: Readonly<Record<string, unknown>>): string =>
    `{${Object.entries(parts)
      .map(([name, value]) => `\n    ${JSON.stringify(name)}: ${JSON.stringify(value)},`)
      .join('')}\n  }`;
  return [
    `${bundleName}['${sessionModule}'].openSession({`,
    `  chapter: ${JSON.stringify(chapter)},`,
    `  edition: ${JSON.stringify(edition)},`,
    `  palettes: ${record(palettes)},`,
    `  trainings: ${record(trainings)},`,
    '});',
  ].join('\n');
}
