import type { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { setOutputIntent } from '@chiaroscuro/pdf/output-intent';
import { setPrintBoxes } from '@chiaroscuro/pdf/page-boxes';
import { sampleDocument, sampleGeometry } from '@chiaroscuro/pdf/sample-document';
import { makeReport } from '@chiaroscuro/preflight/report';
import { readPrinter } from '@chiaroscuro/printers/read-printer';
import { spineWidth } from '@chiaroscuro/printers/spine';
import { expect, test } from 'vitest';
import { makeJobTicket, parseJobTicket, type JobTicket } from './job-ticket.ts';
import { formatJobTicket } from './job-ticket-text.ts';
import { readPdfFacts } from './pdf-facts.ts';

const config: BookConfig = {
  slug: 'tiny',
  title: 'A tiny book',
  authors: ['A. Author', 'B. Author'],
  language: 'en-GB',
  date: '2026-11-23',
  licence: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  trim: { width: 7, height: 10 },
  editions: { print: { medium: 'print', printer: 'offset-x4' } },
};
const profile = readPrinter('offset-x4');

/** A PDF of 7 × 10 in with a bleed of 1/8 in on three sides, as KDP wants it. */
async function printPdf(pages: number): Promise<Uint8Array> {
  const document = await sampleDocument({ pages });
  setPrintBoxes(document, { ...sampleGeometry, bleed: { ...sampleGeometry.bleed, inside: 0 } });
  const intent = { identifier: 'FOGRA39', condition: 'Coated', profile: Buffer.from('profile') };
  setOutputIntent(document, intent);
  return documentBytes(document);
}

async function ticketOf(pages: number): Promise<JobTicket> {
  const bytes = await printPdf(pages);
  const file = 'tiny-print.pdf';
  const report = makeReport({
    file,
    bytes,
    pages,
    profile: { medium: 'print', name: profile.name, printer: profile },
    checks: [{ code: 'preflight/syntax', outcome: 'made' }],
    findings: [],
  });
  const interior = {
    ...{ file, bytes, report, reportFile: 'tiny-print-preflight.html', blankPages: 1 },
    facts: await readPdfFacts(bytes, file),
  };
  return makeJobTicket({
    config,
    release: { name: 'v1', commit: 'c'.repeat(40) },
    printer: { profile, paper: 'coated-115' },
    spine: spineWidth(profile, { pages, paper: 'coated-115' }),
    interior,
  });
}

test('a ticket tells of a PDF what the PDF itself says', async () => {
  const { interior } = await ticketOf(8);
  expect(interior).toMatchObject({
    pages: 8,
    trim: { width: 7, height: 10 },
    bleed: { left: 0, bottom: 0.125, right: 0.125, top: 0.125 },
    outputCondition: 'FOGRA39',
    fonts: [],
    blankPagesAtEnd: 1,
    preflight: { checks: 1, errors: 0 },
  });
});

test('people read it in inches and millimetres', async () => {
  const lines = formatJobTicket(await ticketOf(200)).split('\n');
  const value = (name: string) => lines.find((line) => line.startsWith(`  ${name} `))?.slice(17);
  expect(value('Trim')).toBe('7 in (177.8 mm) × 10 in (254.0 mm)');
  // 200 pages of 0.00204 in.
  expect(value('Spine')).toBe('0.408 in (10.4 mm)');
  expect(value('Author')).toBe('A. Author, B. Author');
  expect(value('Colours')).toBe('cyan, magenta, yellow, black, at most 300 % of ink on any spot');
  expect(lines).toContain('Cover: none in this job');
});

test('a ticket that was written is read again; one that was changed names the place', async () => {
  const ticket = await ticketOf(8);
  expect(parseJobTicket(JSON.stringify(ticket), 'x')).toEqual(ticket);
  const changed = { ...ticket, colour: 'pink', interior: { ...ticket.interior, file: '../x.pdf' } };
  let messages: string[] = [];
  try {
    parseJobTicket(JSON.stringify(changed), 'x');
  } catch (error) {
    messages = (error as UserError).diagnostics.map(({ message }) => message);
  }
  expect(messages).toContain('the record has a key that is not known: "colour"');
  expect(messages.join()).toContain('interior.file must match pattern');
});
