import { readFileSync } from 'node:fs';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { hasErrors } from '@chiaroscuro/diagnostics/diagnostic';
import type { Medium } from '@chiaroscuro/manuscript/book-config';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { checkContrast } from '@chiaroscuro/stylesheet/check-contrast';
import { fingerprintStylesheet } from '@chiaroscuro/stylesheet/fingerprint';
import { openPress, type Press } from '@chiaroscuro/stylesheet/press-colours';
import { formatPressPalette } from '@chiaroscuro/stylesheet/press-palette';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { resolveEdition } from '@chiaroscuro/stylesheet/resolve-edition';

/** What the stage works on. `profile` is asked for the press's ICC profile when the medium is print. */
export interface StylesheetJob {
  paths: BookPaths;
  edition: string;
  medium: Medium;
  profile: () => Promise<Uint8Array>;
  reporter: Reporter;
}

/**
 * Reads the stylesheet for one edition, judges its contrasts as its readers will see them, and
 * writes the edition's colours, its press palette if it is printed, and its fingerprint last.
 *
 * @throws UserError when the stylesheet has mistakes.
 */
export async function resolveStylesheet(job: StylesheetJob): Promise<void> {
  const { paths, edition, medium, reporter } = job;
  const started = performance.now();
  const file = paths.relative(paths.stylesheet);
  const text = readFileSync(paths.stylesheet, 'utf8');
  const stylesheet = readStylesheet(text, file);
  const colours = resolveEdition(stylesheet, edition);
  const press = medium === 'print' ? await openPress({ profile: await job.profile() }) : undefined;

  const findings = checkContrast({ stylesheet, colours, file, ...proof(press) });
  findings.forEach(reporter.diagnostic);
  if (hasErrors(findings)) return;

  const outputs = paths.edition(edition).stylesheet;
  writeAtomically(outputs.colours, formatJson(colours));
  if (press) writeAtomically(outputs.pressPalette, formatPressPalette(colours, press));
  const hash = fingerprintStylesheet(text, { name: edition, medium });
  writeAtomically(outputs.fingerprint, formatJson({ edition, hash }));
  reporter.finished({
    stage: 'stylesheet',
    subject: edition,
    detail: `${Object.keys(colours.colours).length} colours`,
    milliseconds: performance.now() - started,
  });
}

function proof(press: Press | undefined): { shown?: (hex: string) => string } {
  return press ? { shown: (hex) => press.printed(press.inks(hex)) } : {};
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
