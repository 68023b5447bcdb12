import type { JobTicket, TicketPdf } from './job-ticket.ts';

/** A ticket as a person at a press reads it: plain text, one fact a line, in inches and millimetres. */
export function formatJobTicket(ticket: JobTicket): string {
  const { book, release, printer, interior, cover } = ticket;
  const subtitle = book.subtitle === undefined ? [] : [line('', book.subtitle)];
  const parts = [
    [
      line('Title', book.title),
      ...subtitle,
      line('Author', book.authors.join(', ')),
      line('Edition', `${book.date}, ${release.name} (commit ${release.commit})`),
      line('Made for', `${printer.title} (${printer.name})`),
      line('Standard', ticket.standard),
      line('Colours', describeColours(ticket)),
      line('Condition', ticket.condition),
      line('Paper', ticket.paper),
      line('Spine', length(ticket.spine, 4)),
    ],
    ['Interior', ...describePdf(interior), line('Blank at end', String(interior.blankPagesAtEnd))],
    cover ? ['Cover', ...describePdf(cover), ...describeSheet(cover)] : ['Cover: none in this job'],
    [
      'SHA256SUMS holds the checksum of every file (sha256sum --check SHA256SUMS). The reports of',
      'preflight open in any browser.',
    ],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function describeColours({ colourSpace, inkLimit }: JobTicket): string {
  if (colourSpace === 'srgb') return 'sRGB';
  const limit = inkLimit === undefined ? '' : `, at most ${inkLimit} % of ink on any spot`;
  return `cyan, magenta, yellow, black${limit}`;
}

function describePdf(pdf: TicketPdf): string[] {
  const { trim, bleed, preflight } = pdf;
  return [
    line('File', `${pdf.file}, ${pdf.bytes} bytes`),
    line('SHA-256', pdf.sha256),
    line('Pages', String(pdf.pages)),
    line('PDF', pdf.version),
    line('Trim', `${length(trim.width)} × ${length(trim.height)}`),
    line(
      'Bleed',
      `left ${bleed.left}, right ${bleed.right}, top ${bleed.top}, bottom ${bleed.bottom} in (first page)`,
    ),
    line('Output intent', pdf.outputCondition ?? 'none'),
    line(
      'Fonts',
      `${pdf.fonts.length}, ${pdf.fonts.every(({ isEmbedded }) => isEmbedded) ? 'all embedded' : 'not all embedded'}`,
    ),
    ...pdf.fonts.map(({ name }) => line('', name)),
    line(
      'Preflight',
      `${preflight.checks} checks: ${preflight.errors} errors, ${preflight.warnings} warnings, ${preflight.notes} notes; ${preflight.report}`,
    ),
  ];
}

function describeSheet({ hasSpineText, barcode }: NonNullable<JobTicket['cover']>): string[] {
  const area =
    barcode &&
    `${barcode.width} × ${barcode.height} in stay free, from ${barcode.x}, ${barcode.y} in of the back’s lower left corner`;
  return [
    line('Spine text', hasSpineText ? 'yes' : 'no'),
    ...(area === undefined ? [] : [line('Barcode', area)]),
  ];
}

function line(name: string, value: string): string {
  return `  ${name.padEnd(14)} ${value}`;
}

/** Inches, and millimetres to a tenth. */
function length(inches: number, digits = 3): string {
  return `${Number(inches.toFixed(digits))} in (${(inches * 25.4).toFixed(1)} mm)`;
}
