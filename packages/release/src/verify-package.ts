import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import { inspectInProcess } from '@chiaroscuro/preflight/inspect-in-process';
import type { BookFacts } from '@chiaroscuro/preflight/subject';
import { coverPrinter } from '@chiaroscuro/printers/cover-printer';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import { parsePrinter } from '@chiaroscuro/printers/read-printer';
import { coverSheet } from '@chiaroscuro/printers/spine';
import type { Files } from './archive.ts';
import { checkChecksums } from './checksums.ts';
import { parseJobTicket, type JobTicket, type TicketPdf } from './job-ticket.ts';
import { readPdfFacts } from './pdf-facts.ts';
import { profileFile, ticketFile } from './publisher-package.ts';

/** What came of looking through a package. */
export interface VerifiedPackage {
  /** Absent when it could not be read. */
  ticket?: JobTicket;
  /** What is wrong, and what preflight warns of. */
  diagnostics: Diagnostic[];
}

/** bp in an inch. */
const inch = 72;

/**
 * Looks through a publisher's package on the side of whoever receives it, without the book: that every
 * file is the one that was sent, that the PDFs are what the ticket says of them, and, by preflight
 * once more, that the printer's profile in the package has nothing against them.
 *
 * @param file how messages name the package.
 */
export async function verifyPackage(files: Files, file: string): Promise<VerifiedPackage> {
  const found = checkChecksums(files, file);
  // Whatever was changed on the way, there is no point in looking at.
  if (found.length > 0) return { diagnostics: found };
  try {
    const ticket = parseJobTicket(textOf(files, ticketFile), `${file}: ${ticketFile}`);
    const { name } = ticket.printer;
    const profile = parsePrinter(textOf(files, profileFile), {
      name,
      file: `${file}: ${profileFile}`,
    });
    const diagnostics = [
      ...checkSpine(ticket, profile, file),
      ...(await verifyPdf({ pdf: ticket.interior, files, profile, facts: interiorFacts(ticket) })),
      ...(ticket.cover
        ? await verifyPdf({
            pdf: ticket.cover,
            files,
            profile: coverPrinter(profile),
            facts: coverFacts(ticket, ticket.cover, profile),
          })
        : []),
    ];
    return { ticket, diagnostics };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { diagnostics: [...error.diagnostics] };
  }
}

function textOf(files: Files, name: string): string {
  const bytes = files.get(name);
  if (bytes) return Buffer.from(bytes).toString('utf8');
  throw new UserError(missing(name));
}

function missing(file: string): Diagnostic {
  return {
    code: 'release/missing-part',
    severity: 'error',
    message: `expected ${file} in the package, found none`,
    hint: 'Is it a publisher’s package, made by npm run release?',
  };
}

interface PdfRequest {
  pdf: TicketPdf;
  files: Files;
  profile: PrinterProfile;
  facts: BookFacts;
}

async function verifyPdf({ pdf, files, profile, facts }: PdfRequest): Promise<Diagnostic[]> {
  const { file } = pdf;
  const bytes = files.get(file);
  if (!bytes) return [missing(file)];
  const differences = await compareFacts(pdf, bytes);
  if (!files.has(pdf.preflight.report)) differences.push(missing(pdf.preflight.report));
  const inspected = await withPrivateFolder((folder) => {
    // The name comes from the ticket, whose schema lets no folder into it.
    const copy = path.join(folder, file);
    writeFileSync(copy, bytes);
    const { name } = profile;
    return inspectInProcess({
      file,
      path: copy,
      profile: { medium: 'print', name, printer: profile },
      book: facts,
    });
  });
  const findings = inspected.findings.filter(({ severity }) => severity !== 'note');
  if (hasErrors(findings) !== pdf.preflight.errors > 0)
    differences.push(difference(file, 'errors of preflight', pdf.preflight.errors, 'others'));
  return [...differences, ...findings];
}

/** What the ticket says of a PDF, and what the PDF says of itself. */
async function compareFacts(pdf: TicketPdf, bytes: Uint8Array): Promise<Diagnostic[]> {
  const facts = await readPdfFacts(bytes, pdf.file);
  const keys = ['pages', 'version', 'trim', 'bleed', 'outputCondition', 'fonts'] as const;
  return keys
    .filter((key) => JSON.stringify(pdf[key]) !== JSON.stringify(facts[key]))
    .map((key) => difference(pdf.file, key, pdf[key], facts[key]));
}

function difference(file: string, what: string, told: unknown, found: unknown): Diagnostic {
  return {
    code: 'release/ticket',
    severity: 'error',
    message: `the job ticket says of ${what}: ${JSON.stringify(told)}; found: ${JSON.stringify(found)}`,
    place: { file },
    hint: 'Ask for a new package: ticket and PDF do not belong together.',
  };
}

function checkSpine(ticket: JobTicket, profile: PrinterProfile, file: string): Diagnostic[] {
  const { spine } = coverSheet(profile, {
    trim: ticket.interior.trim,
    pages: ticket.interior.pages,
    paper: ticket.paper,
  });
  return Math.abs(spine - ticket.spine) < 0.001
    ? []
    : [difference(file, 'the spine', ticket.spine, spine)];
}

function interiorFacts({ interior }: JobTicket): BookFacts {
  const { width, height } = interior.trim;
  return { trim: { width: width * inch, height: height * inch } };
}

function coverFacts(
  { interior, paper }: JobTicket,
  { hasSpineText, barcode }: NonNullable<JobTicket['cover']>,
  profile: PrinterProfile,
): BookFacts {
  const { trim, pages } = interior;
  const sheet = coverSheet(profile, { trim, pages, paper });
  return { cover: { ...sheet, pages, hasSpineText, ...(barcode && { barcode }) } };
}
