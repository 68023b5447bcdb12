import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { SiteFigure, SiteTable } from '@chiaroscuro/site/site';
import { parseTable } from '@chiaroscuro/tables/parse-table';
import type { ListedFigure } from './built-book.ts';
import type { LookPicture } from './look-pictures.ts';
import type { FoundCaption, SiteTexts } from './site-texts.ts';

/** What a figure of the website is made from. */
export interface FigureMaterial {
  book: Book;
  texts: SiteTexts;
  listed: ListedFigure;
  look: LookPicture;
  caption: FoundCaption | undefined;
  /** The chapter's title, if the figure stands above it. */
  opens: string | undefined;
}

/** A figure of the website, and its tables as files by their addresses. */
export interface MadeFigure {
  figure: SiteFigure;
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * A figure with everything that its page shows.
 *
 * @throws UserError for a table that is damaged.
 */
export function siteFigure(material: FigureMaterial): MadeFigure {
  const { book, texts, listed, look, caption, opens } = material;
  const { chapter, name, number } = listed;
  const { tables, files, ...origin } = readTables(book, listed);
  if (caption) renderCaption(texts, listed, caption)('');
  return {
    figure: {
      ...listed,
      ...origin,
      title: titleOf(name, number, opens),
      picture: look.picture,
      tables,
      numbers: texts.numbers.get(`${chapter}/${name}`) ?? {},
      ...(caption && { caption: renderCaption(texts, listed, caption) }),
    },
    files: new Map([...files, ...look.files]),
  };
}

function renderCaption(
  texts: SiteTexts,
  { chapter, name }: ListedFigure,
  { tex, file, line }: FoundCaption,
): NonNullable<SiteFigure['caption']> {
  const place = { file, line, figure: `${chapter}/${name}` };
  return (root) => texts.render({ tex, chapter, root, place });
}

function titleOf(name: string, number: string | undefined, opens: string | undefined): string {
  if (number !== undefined) return `Figure ${number}`;
  if (opens !== undefined) return `Opening picture of ${opens}`;
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Tables = Pick<SiteFigure, 'seed' | 'backend'> & {
  tables: SiteTable[];
  files: Map<string, Uint8Array>;
};

function readTables({ paths }: Book, { chapter, name }: ListedFigure): Tables {
  const folder = paths.chapter(chapter).figure(name).tables;
  const found: Tables = { tables: [], files: new Map() };
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const file of names.filter((each) => each.endsWith('.dat'))) {
    const source = path.join(folder, file);
    const bytes = readFileSync(source);
    const { provenance, columns } = parseTable(bytes.toString(), { file: paths.relative(source) });
    found.tables.push({ file, rows: provenance.rows, columns: Object.keys(columns) });
    found.files.set(`data/${chapter}/${name}/${file}`, bytes);
    if (provenance.seed !== undefined) found.seed = provenance.seed;
    found.backend = provenance.backend;
  }
  return found;
}
