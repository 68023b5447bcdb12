import type { Markup } from '@chiaroscuro/preflight/report-markup';

/** A picture of the website, in both looks. */
export interface Picture {
  /** Its name without look and ending: `pictures/ellipse/horn`. */
  name: string;
  /** Natural size, pt. */
  width: number;
  height: number;
}

/** A table of a figure's numbers. */
export interface SiteTable {
  /** File name, `samples.dat`. */
  file: string;
  rows: number;
  columns: readonly string[];
}

/** A figure of the website. */
export interface SiteFigure {
  chapter: string;
  name: string;
  /** `Figure 3.2`, or what an unnumbered one is. */
  title: string;
  number?: string;
  /** The page of the book it stands on, as it is printed. */
  folio?: string;
  alternativeText: string;
  /** @param root from the page that shows it to the root of the website, for its links. */
  caption?: (root: string) => Markup;
  picture: Picture;
  seed?: number;
  backend?: string;
  tables: readonly SiteTable[];
  numbers: Readonly<Record<string, number>>;
}

/** A chapter of the website. */
export interface SiteChapter {
  name: string;
  number?: string;
  title: string;
  /** What it is about; empty when the author has not said it. */
  summary: string;
  /** What its readers should keep, point by point. */
  keep: readonly Markup[];
  /** The picture above its title. */
  opening?: SiteFigure;
  /** In the order of the pages, without the opening picture. */
  figures: readonly SiteFigure[];
  /** Whether there is a notebook to download. */
  hasNotebook: boolean;
}

/** A change or a mistake, with the date of its edition. */
export interface SiteEntry {
  edition: string;
  texts: readonly Markup[];
}

/** All that the pages of the website are written from. */
export interface Site {
  book: {
    slug: string;
    title: string;
    subtitle?: string;
    authors: readonly string[];
    subject?: string;
    language: string;
    date: string;
    licence: { name: string; url: string };
  };
  about: readonly Markup[];
  buy: readonly { name: string; url: string; note?: string }[];
  errata: readonly { edition: string; page: string; wrong: Markup; right: Markup }[];
  changes: readonly SiteEntry[];
  /** The dark edition as it is handed out. */
  pdf: { file: string; bytes: number; pages: number };
  cover?: Picture;
  chapters: readonly SiteChapter[];
  /** The bytes of each file to download, by its address from the root. */
  bytes: ReadonlyMap<string, number>;
}

/** Every figure in the order of the chapters, openings first. */
export function allSiteFigures({ chapters }: Pick<Site, 'chapters'>): SiteFigure[] {
  return chapters.flatMap(({ opening, figures }) => [...(opening ? [opening] : []), ...figures]);
}

/** The address of a figure's page from the root of the website. */
export function figureAddress({ chapter, name }: Pick<SiteFigure, 'chapter' | 'name'>): string {
  return `figures/${chapter}/${name}.html`;
}
