import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import { makeArchive, type Files } from './archive.ts';
import { checksumsFile, formatChecksums } from './checksums.ts';
import type { JobTicket } from './job-ticket.ts';
import { formatJobTicket } from './job-ticket-text.ts';

/** The ticket of a job, for programs. */
export const ticketFile = 'job-ticket.json';
/** The printer's profile that the PDFs were held against, so that the receiver can do the same. */
export const profileFile = 'printer-profile.json';

/** What a publisher is sent. */
export interface Delivery {
  ticket: JobTicket;
  profile: PrinterProfile;
  /** The PDFs and the reports on them, by the names in the ticket. */
  files: Files;
  /** YYYY-MM-DD: the date of every file in the archive. */
  date: string;
}

/** One archive with everything that a press needs, and with what shows that nothing of it was changed on the way. */
export function makePublisherPackage({ ticket, profile, files, date }: Delivery): Uint8Array {
  const all = new Map([
    ...files,
    [ticketFile, text(`${JSON.stringify(ticket, null, 2)}\n`)],
    ['job-ticket.txt', text(formatJobTicket(ticket))],
    [profileFile, text(`${JSON.stringify(profile, null, 2)}\n`)],
  ] as const);
  return makeArchive(new Map([...all, [checksumsFile, text(formatChecksums(all))]]), date);
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8');
}
