import path from 'node:path';
import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { PreflightProfile } from '@chiaroscuro/preflight/preflight-profile';
import { formatReportPage } from '@chiaroscuro/preflight/report-html';
import { formatReportJson } from '@chiaroscuro/preflight/report-json';
import { formatReport } from '@chiaroscuro/preflight/report-list';
import { drawPages } from '@chiaroscuro/preflight/report-pictures';
import { parseOptions, usage, type PreflightOptions } from './options.ts';
import { preflightFile } from './preflight-file.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  if (options) await main(options);
  else process.stdout.write(usage);
} catch (error) {
  explainMistake(error);
  // 1 says that there are findings; here there is no report.
  process.exitCode = 2;
}

async function main(options: PreflightOptions): Promise<void> {
  const file = fromHere(options.file);
  const report = await preflightFile(options, file, tellGuess);
  if (options.json !== undefined) writeAtomically(fromHere(options.json), formatReportJson(report));
  if (options.html !== undefined) {
    const pictures = await drawPages(file, report.findings);
    writeAtomically(fromHere(options.html), formatReportPage(report, pictures));
  }
  process.stdout.write(formatReport(report));
  if (report.counts.error > 0) process.exitCode = 1;
}

/** npm runs commands in the project's folder; a file is named from where the person is. */
function fromHere(file: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

function tellGuess(profile: PreflightProfile): void {
  const title = profile.medium === 'print' ? profile.printer.title : 'reading on a screen';
  process.stderr.write(
    `No --profile was named; the file seems to be made for ${title} (${profile.name}).\n`,
  );
}
