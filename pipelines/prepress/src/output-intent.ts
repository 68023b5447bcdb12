import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import type { OutputIntent } from '@chiaroscuro/pdf/output-intent';
import { checkProfile } from '@chiaroscuro/pdf/output-intent';
import { pdfForms } from '@chiaroscuro/pdf/pdf-x';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';

/**
 * The output intent that a printer's standard wants, with the ICC profile that the printer names; none
 * for a plain PDF.
 *
 * @throws UserError `tool/missing` when the profile is not installed, `printer/invalid` when it is not
 *   that of a CMYK press or too new for the standard.
 */
export async function readOutputIntent(
  printer: PrinterProfile,
  workFolder: string,
): Promise<OutputIntent | undefined> {
  const { outputIntent } = pdfForms[printer.standard.value];
  if (!outputIntent) return undefined;
  const { identifier, condition, profile } = printer.outputCondition.value;
  const bytes = await readPressProfile({ profile, workFolder });
  const intent = { identifier, condition, profile: bytes };
  checkProfile(intent, outputIntent.latestProfile);
  return intent;
}
