import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';

/** What a PDF is held against: a printer's profile, or what readers on screens expect. */
export type PreflightProfile =
  { medium: 'print'; name: string; printer: PrinterProfile } | { medium: 'screen'; name: 'screen' };
