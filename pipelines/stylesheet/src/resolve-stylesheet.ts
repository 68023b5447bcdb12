import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { hasErrors } from '@chiaroscuro/diagnostics/diagnostic';
import type { Medium } from '@chiaroscuro/manuscript/book-config';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import { printerLayout } from '@chiaroscuro/printers/printer-layout';
import { checkContrast } from '@chiaroscuro/stylesheet/check-contrast';
import { fingerprintStylesheet } from '@chiaroscuro/stylesheet/fingerprint';
import { checkOwnInks, parseOwnInks } from '@chiaroscuro/stylesheet/own-inks';
import { openPress, type Cmyk, type Press } from '@chiaroscuro/stylesheet/press-colours';
import { formatPressPalette, screenColoursInPrint } from '@chiaroscuro/stylesheet/press-palette';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { resolveEdition, type EditionColours } from '@chiaroscuro/stylesheet/resolve-edition';

/** What the stage works on. */
export interface StylesheetJob {
  paths: BookPaths;
  edition: string;
  medium: Medium;
  /** Who prints the edition, if it is printed. */
  printer?: PrinterProfile;
  /** Reads the ICC profile of a press by its file name. */
  readProfile: (name: string) => Promise<Uint8Array>;
  reporter: Reporter;
}

/**
 * Reads the stylesheet for one edition, judges its contrasts as its readers will see them, and
 * writes the edition's colours; if it is printed, its press palette and what the layout takes from the
 * printer; and its fingerprint last.
 *
 * @throws UserError when the stylesheet has mistakes.
 */
export async function resolveStylesheet(job: StylesheetJob): Promise<void> {
  const { paths, edition, medium, printer, reporter } = job;
  const started = performance.now();
  const file = paths.relative(paths.stylesheet);
  const text = readFileSync(paths.stylesheet, 'utf8');
  const stylesheet = readStylesheet(text, file);
  const colours = resolveEdition(stylesheet, edition);
  const press = await pressOf(job);

  const inkLimit = press && printer?.inkLimit?.value;
  const findings = [
    ...checkOwnInks({ stylesheet, edition, file, isPrinted: medium === 'print', inkLimit }),
    ...checkContrast({ stylesheet, colours, file, ...proof(press, colours) }),
  ];
  findings.forEach(reporter.diagnostic);
  if (hasErrors(findings)) return;

  const outputs = paths.edition(edition).stylesheet;
  writeAtomically(outputs.colours, formatJson(colours));
  const hash = fingerprintStylesheet(text, { name: edition, medium });
  if (printer) {
    const palette = press ? formatPressPalette(colours, press) : screenColoursInPrint;
    writeAtomically(outputs.pressPalette, palette);
    writeAtomically(outputs.printer, formatJson(printerLayout(printer)));
    // Drawings and pages are looked at again when inks change, though the stylesheet has not.
    writeAtomically(outputs.fingerprint, formatJson({ edition, hash, palette: sha256(palette) }));
  } else writeAtomically(outputs.fingerprint, formatJson({ edition, hash }));
  reporter.finished({
    stage: 'stylesheet',
    subject: edition,
    detail: `${Object.keys(colours.colours).length} colours`,
    milliseconds: performance.now() - started,
  });
}

/** The press of a printer who wants inks. */
async function pressOf({ printer, readProfile }: StylesheetJob): Promise<Press | undefined> {
  if (printer?.colourSpace.value !== 'cmyk') return undefined;
  return openPress({
    profile: await readProfile(printer.outputCondition.value.profile),
    ...(printer.inkLimit && { totalInkLimit: printer.inkLimit.value }),
  });
}

function proof(press: Press | undefined, { ownInks }: EditionColours) {
  if (!press) return {};
  const inksOf = (hex: string, name: string): Cmyk =>
    parseOwnInks(ownInks?.[name] ?? '')?.inks ?? press.inks(hex);
  return { shown: (hex: string, name: string) => press.printed(inksOf(hex, name)) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
