import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Cmyk } from './press-colours.ts';
import type { Stylesheet } from './stylesheet.ts';

/** A colour with the inks that an author has chosen for it herself. */
export interface OwnInks {
  /** The sRGB colour, for whoever does not print: six capital hexadecimal digits. */
  hex: string;
  /** Coverages from 0 to 1. */
  inks: Cmyk;
}

const form = /^([0-9A-F]{6})((?:\/(?:\d{1,2}(?:\.\d+)?|100)){4})$/;

/** Reads `C93A8B/10/85/5/0`: a colour, then cyan, magenta, yellow and black in per cent. */
export function parseOwnInks(written: string): OwnInks | undefined {
  const [, hex, coverages] = form.exec(written) ?? [];
  if (hex === undefined || coverages === undefined) return undefined;
  return { hex, inks: coverages.slice(1).split('/').map(inHundredths) as unknown as Cmyk };
}

/** For whom inks are chosen, and what they must keep to. */
export interface OwnInksSubject {
  stylesheet: Stylesheet;
  edition: string;
  /** The name that messages give the stylesheet. */
  file: string;
  isPrinted: boolean;
  /** Most ink on one spot in per cent; none for a printer who makes the inks himself. */
  inkLimit?: number | undefined;
}

/** Inks that an author chooses belong to a print edition, and keep to the printer's limit as computed ones do. */
export function checkOwnInks(subject: OwnInksSubject): Diagnostic[] {
  const { stylesheet, edition, file, isPrinted, inkLimit = Infinity } = subject;
  const fault = (line: number, message: string, hint: string): Diagnostic => ({
    code: 'stylesheet/inks',
    severity: 'error',
    message,
    place: { file, line, edition },
    hint,
  });
  return [...stylesheet.hues, ...stylesheet.roles].flatMap(([name, { ownInks, line }]) => {
    const written = ownInks?.[edition];
    if (written === undefined) return [];
    if (!isPrinted) {
      const message = `expected no inks for "${name}" in an edition that is not printed, got ${written}`;
      return [fault(line, message, `Write ${written.slice(0, 6)} alone.`)];
    }
    const total = parseOwnInks(written)!.inks.reduce((sum, ink) => sum + 100 * ink, 0);
    if (total <= inkLimit + 1e-6) return [];
    const message = `expected the inks of "${name}" to add up to ${inkLimit} % or less, as the printer asks, got ${total.toFixed(0)} %`;
    return [fault(line, message, 'Take colour away, or leave the inks to the press profile.')];
  });
}

function inHundredths(percent: string): number {
  return Math.round(Number(percent) * 10) / 1000;
}
