import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import type { CoverMeasures } from '@chiaroscuro/printers/cover-measures';
import type { EditionPrinter } from '@chiaroscuro/printers/edition-printer';
import type { PreflightReport } from '@chiaroscuro/preflight/report';
import { sha256 } from './checksums.ts';
import type { PdfFacts } from './pdf-facts.ts';
import { checkAgainst } from './check-against.ts';
import schema from './job-ticket.schema.json' with { type: 'json' };

/** A file that a job consists of. */
export interface TicketFile {
  file: string;
  bytes: number;
  sha256: string;
}

/** How preflight came out for one of the PDFs. */
export interface TicketPreflight {
  /** The report for people. */
  report: string;
  errors: number;
  warnings: number;
  notes: number;
  /** Checks that were made; the others make no sense for the file. */
  checks: number;
}

/** A PDF of the job, with what it says of itself. */
export type TicketPdf = TicketFile & PdfFacts & { preflight: TicketPreflight };

/** What a printer is told about a job; job-ticket.schema.json describes its JSON. Lengths in inches. */
export interface JobTicket {
  /** Counts up when a program that reads tickets must be changed. */
  version: 1;
  book: Pick<BookConfig, 'title' | 'subtitle' | 'authors' | 'language' | 'date'>;
  release: { name: string; commit: string };
  printer: { name: string; title: string };
  standard: string;
  colourSpace: 'cmyk' | 'srgb';
  /** The printing condition in words. */
  condition: string;
  /** Per cent; absent when the printer names none. */
  inkLimit?: number;
  paper: string;
  spine: number;
  interior: TicketPdf & { blankPagesAtEnd: number };
  /** The whole sheet: back, spine and front. Absent for a book without a cover of its own. */
  cover?: TicketPdf & Pick<CoverMeasures, 'hasSpineText' | 'barcode'>;
}

/** A PDF of the job, and what preflight said of it. */
export interface TicketedPdf {
  file: string;
  bytes: Uint8Array;
  facts: PdfFacts;
  report: PreflightReport;
  /** The name of the report for people. */
  reportFile: string;
}

/** What a ticket is made from. */
export interface TicketRequest {
  config: BookConfig;
  release: JobTicket['release'];
  printer: EditionPrinter;
  spine: number;
  interior: TicketedPdf & { blankPages: number };
  cover?: TicketedPdf & { measures: CoverMeasures };
}

/** Writes the ticket of a job. */
export function makeJobTicket(request: TicketRequest): JobTicket {
  const { config, release, printer, spine, interior, cover } = request;
  const { title, subtitle, authors, language, date } = config;
  const { profile, paper } = printer;
  return {
    version: 1,
    book: { title, ...(subtitle !== undefined && { subtitle }), authors, language, date },
    release,
    printer: { name: profile.name, title: profile.title },
    standard: profile.standard.value,
    colourSpace: profile.colourSpace.value,
    condition: profile.outputCondition.value.condition,
    ...(profile.inkLimit && { inkLimit: profile.inkLimit.value }),
    paper,
    spine: Math.round(spine * 10_000) / 10_000,
    interior: { ...describe(interior), blankPagesAtEnd: interior.blankPages },
    ...(cover && {
      cover: {
        ...describe(cover),
        hasSpineText: cover.measures.hasSpineText,
        ...(cover.measures.barcode && { barcode: cover.measures.barcode }),
      },
    }),
  };
}

function describe({ file, bytes, facts, report, reportFile }: TicketedPdf): TicketPdf {
  const { error, warning, note } = report.counts;
  const checks = report.checks.filter(
    ({ outcome }) => outcome !== 'does-not-apply' && outcome !== 'ignored',
  );
  return {
    file,
    bytes: bytes.length,
    sha256: sha256(bytes),
    ...facts,
    preflight: {
      report: reportFile,
      errors: error,
      warnings: warning,
      notes: note,
      checks: checks.length,
    },
  };
}

/**
 * Reads a ticket.
 *
 * @param file the name that messages use.
 * @throws UserError `release/record` if it is no JSON or does not fit job-ticket.schema.json.
 */
export function parseJobTicket(text: string, file: string): JobTicket {
  return checkAgainst<JobTicket>({ schema, text, file });
}
