import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PDFDocument } from 'pdf-lib';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { setDefaultCmyk } from '@chiaroscuro/pdf/default-cmyk';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { figurePages } from '@chiaroscuro/pdf/figure-pages';
import { pageFolios } from '@chiaroscuro/pdf/folios';
import { outputProfile, setOutputIntent } from '@chiaroscuro/pdf/output-intent';

/** An edition as a build has handed it out. */
export interface DistributedEdition {
  file: string;
  sha256: string;
  /** Its inks mean those of the press that it names, so that pictures of it look as on paper. */
  document: PDFDocument;
  folios: readonly string[];
  /** Pages, from 1, by figure. */
  figures: ReadonlyMap<string, readonly number[]>;
}

/** What a build has handed out: the contents of a folder such as dist/. */
export interface Distribution {
  title: string;
  slug: string;
  date: string;
  editions: ReadonlyMap<string, DistributedEdition>;
}

interface BuildRecord {
  book: { slug: string; title: string; date: string };
  files: { file: string; edition: string; sha256: string }[];
}

/**
 * Reads the editions in a folder that a build of a whole book has filled.
 *
 * @param shown how messages name the folder.
 * @throws UserError `changes/no-build`, or `prepress/unreadable` for a PDF that cannot be read.
 */
export async function readDistribution(folder: string, shown: string): Promise<Distribution> {
  const { book, files } = readRecord(folder, shown);
  const editions = new Map<string, DistributedEdition>();
  for (const { file: name, edition, sha256 } of files) {
    const file = path.join(folder, name);
    if (!existsSync(file)) throw noBuild(`${shown}/build.json names ${name}, which is not there`);
    const document = await readDocument(readFileSync(file), `${shown}/${name}`);
    showAsPrinted(document);
    const [folios, figures] = [pageFolios(document), figurePages(document)];
    editions.set(edition, { file, sha256, document, folios, figures });
  }
  return { ...book, editions };
}

/** Makes a document's inks those of the press that it names, for whoever draws pictures of it. */
function showAsPrinted(document: PDFDocument): void {
  const press = outputProfile(document);
  if (!press) return;
  setDefaultCmyk(document, press);
  // With both, Poppler 22.12 shows 100 % of magenta twelve steps of 255 off what the profile says; with one it agrees.
  setOutputIntent(document, undefined);
}

function readRecord(folder: string, shown: string): BuildRecord {
  const file = path.join(folder, 'build.json');
  if (!existsSync(file)) throw noBuild(`expected ${shown}/build.json, found none`);
  const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<BuildRecord>;
  if (record.book && record.files) return record as BuildRecord;
  throw noBuild(`${shown}/build.json is not the record of a build`);
}

function noBuild(message: string): UserError {
  return new UserError({
    code: 'changes/no-build',
    severity: 'error',
    message,
    hint: 'Name a folder that npm run build has filled, such as a copy of dist/ that you have kept.',
  });
}
