import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { typesetUntilSettled } from '@chiaroscuro/latex/typeset-until-settled';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { findSource } from '@chiaroscuro/manuscript/find-source';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { pageFolios } from '@chiaroscuro/pdf/folios';
import { serialise } from '@chiaroscuro/pdf/qpdf';
import { settledGutter, settledGutterFile } from '@chiaroscuro/printers/settled-gutter';
import { pagesRecord } from '@chiaroscuro/recipes/records';
import { runGit } from '@chiaroscuro/release/git';
import { readPlaces, type Place } from '@chiaroscuro/review/places';
import { attachRecord } from '@chiaroscuro/review/review-record';
import { markSections, type MarkedChanges, type MarkedSection } from './marked-sections.ts';
import { reviewRoot } from './review-root.ts';
import { typesetMarked } from './typeset-marked.ts';

/** What an edition for reviewers is made of. */
export interface ReviewRequest {
  book: Book;
  edition: string;
  /** The revision since which changes are marked, if they are. */
  since: string | undefined;
}

/** What came of it. */
export interface ReviewCopy {
  pdf: Uint8Array;
  pages: number;
  /** How many are numbered. */
  lines: number;
  /** How many sections and figures are marked. */
  sections: number;
  figures: number;
  warnings: Diagnostic[];
}

const limits = { timeLimitSeconds: 900, memoryLimitBytes: 8 * 2 ** 30 };
const noChanges: MarkedChanges = { sections: [], figures: [] };

/**
 * Typesets an edition once more for reviewers. It begins with the drawings and tables of the last build, so that
 * without marks every page is as it was, and with its auxiliary files, so that one pass is enough, unless it found
 * the pages in the store and has none.
 *
 * @throws UserError with TeX's errors, `review/not-built`, `review/unknown-revision`, `tool/missing`.
 */
export async function reviewEdition({ book, edition, since }: ReviewRequest): Promise<ReviewCopy> {
  const files = book.paths.edition(edition);
  const pages = pagesRecord(files);
  if (!existsSync(files.typeset) || !pages) {
    throw new UserError({
      code: 'review/not-built',
      severity: 'error',
      message: `expected the drawings and tables of the edition "${edition}", but no build has made them`,
      hint: 'Build the book first: npm run build.',
    });
  }
  const commit = await runGit(book.paths.root, ['describe', '--always', '--tags', '--dirty']);
  return withPrivateFolder(async (workFolder) => {
    if (existsSync(files.auxiliary)) cpSync(files.auxiliary, workFolder, { recursive: true });
    if (pages.gutter !== undefined)
      writeFileSync(path.join(workFolder, settledGutterFile), settledGutter(pages.gutter));
    const changes = since === undefined ? noChanges : await markSections(book, since, workFolder);
    const root = reviewRoot({
      rootFile: path.basename(files.rootFile),
      commit,
      since,
      figures: changes.figures,
    });
    writeFileSync(path.join(workFolder, 'review.tex'), root);
    const { result, sections, warnings } = await typesetMarked(changes.sections, workFolder, () =>
      typesetUntilSettled({
        ...limits,
        projectRoot: book.paths.project,
        workFolder,
        rootFile: 'review.tex',
        // The edition's name: the auxiliary files are those of its last build.
        jobname: path.basename(files.typeset, '.pdf'),
        inputFolders: [...files.inputFolders, styleFolder],
        sourceDateEpoch: editionEpoch(book.config),
        synctex: true,
      }),
    );
    const places = placesIn(book, result.run.transcript, sections);
    const document = await readDocument(
      readFileSync(result.run.pdfPath!),
      'the pages for reviewers',
    );
    document.setTitle(`${book.config.title}: for reviewers`);
    await attachRecord(
      document,
      {
        ...{ book: book.config.slug, edition },
        ...(commit !== undefined && { commit }),
        ...(since !== undefined && { since }),
        ...{ pages: pageFolios(document), places },
      },
      new Date(editionEpoch(book.config) * 1000),
    );
    const [input, output] = ['written.pdf', 'review.pdf'].map((name) =>
      path.join(workFolder, name),
    );
    writeFileSync(input!, await documentBytes(document));
    await serialise({
      input: input!,
      output: output!,
      isLinearised: false,
      form: { packsObjects: true },
    });
    return {
      pdf: readFileSync(output!),
      pages: result.run.pages,
      lines: new Set(places.flatMap(({ page, number }) => (number ? [`${page} ${number}`] : [])))
        .size,
      ...{ sections: sections.length, figures: changes.figures.length, warnings },
    };
  });
}

/** The places on the pages, with the sources that the author knows: in the project, and without marks. */
function placesIn(
  { paths }: Book,
  transcript: string,
  sections: readonly MarkedSection[],
): Place[] {
  const { places, drawings } = readPlaces(transcript);
  const known = new Map<string, string | undefined>();
  const own = (file: string): string | undefined => {
    if (!known.has(file)) known.set(file, findSource(paths, file));
    return known.get(file);
  };
  return [
    ...places.flatMap((place): Place[] => {
      const file = own(place.source.file);
      if (file === undefined) return [];
      const marked = sections.find(({ source }) => source === file);
      const line = marked?.lines[place.source.line] ?? place.source.line;
      return [{ ...place, source: { file: paths.relative(file), line } }];
    }),
    ...drawings.map(({ figure, ...place }): Place => {
      const [chapter, name] = figure.split('/') as [string, string];
      const file = paths.relative(paths.chapter(chapter).figure(name).drawing);
      return { ...place, source: { file, line: 1 } };
    }),
  ];
}
