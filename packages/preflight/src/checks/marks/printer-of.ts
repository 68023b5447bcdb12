import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import type { Subject } from '../../subject.ts';

/** The printer a PDF is for; undefined for the screen. */
export function printerOf({ profile }: Subject): PrinterProfile | undefined {
  return profile.medium === 'print' ? profile.printer : undefined;
}

/** The printer, for checks that apply to print alone. */
export function requirePrinter(subject: Subject): PrinterProfile {
  const printer = printerOf(subject);
  if (!printer) throw new RangeError('expected the profile of a printer, got that of the screen');
  return printer;
}

/** Whether a PDF is for print at all. */
export function isPrint(subject: Subject): boolean {
  return printerOf(subject) !== undefined;
}

/** Whether the inks of a PDF are its own: a printer who wants sRGB mixes them himself. */
export function isCmykPrint(subject: Subject): boolean {
  return printerOf(subject)?.colourSpace.value === 'cmyk';
}
