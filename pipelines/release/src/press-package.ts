import type { Book } from '@chiaroscuro/manuscript/read-book';
import { spineWidth } from '@chiaroscuro/printers/spine';
import { makeJobTicket, type TicketedPdf } from '@chiaroscuro/release/job-ticket';
import { readPdfFacts } from '@chiaroscuro/release/pdf-facts';
import { makePublisherPackage } from '@chiaroscuro/release/publisher-package';
import type { ReleasedCommit } from '@chiaroscuro/release/working-tree';
import type { FinishedEdition, FinishedPdf } from './released-editions.ts';

/**
 * The archive that the publisher of a printed edition is sent, by its name; undefined for an edition that
 * is not printed.
 *
 * @param made.date YYYY-MM-DD: that of the files in the archive.
 */
export async function publisherPackage(
  { config }: Book,
  made: { edition: FinishedEdition; commit: ReleasedCommit; date: string },
): Promise<[file: string, bytes: Uint8Array] | undefined> {
  const { edition, commit, date } = made;
  const { printer, pdf, cover, blankPages } = edition;
  if (!printer) return undefined;
  const { profile, paper } = printer;
  const ticket = makeJobTicket({
    config,
    release: { name: commit.name, commit: commit.commit },
    printer,
    spine: spineWidth(profile, { pages: pdf.report.pages, paper }),
    interior: { ...(await ticketed(pdf)), blankPages },
    ...(cover && { cover: { ...(await ticketed(cover)), measures: cover.measures } }),
  });
  const files = new Map(
    (cover ? [pdf, cover] : [pdf]).flatMap(({ file, bytes, reportFile, page }) => [
      [file, bytes],
      [reportFile, page],
    ]),
  );
  const name = `${config.slug}-package-${profile.name}.zip`;
  return [name, makePublisherPackage({ ticket, profile, files, date })];
}

async function ticketed(pdf: FinishedPdf): Promise<TicketedPdf> {
  return { ...pdf, facts: await readPdfFacts(pdf.bytes, pdf.file) };
}
