import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { explain, explainMistake } from '@chiaroscuro/console/command-line';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readArchive, type Files } from '@chiaroscuro/release/archive';
import { formatJobTicket } from '@chiaroscuro/release/job-ticket-text';
import { verifyPackage } from '@chiaroscuro/release/verify-package';
import { verifyRelease } from '@chiaroscuro/release/verify-release';
import { parseVerifyOptions, verifyUsage } from './verify-options.ts';

try {
  const named = parseVerifyOptions(process.argv.slice(2));
  if (named === undefined) process.stdout.write(verifyUsage);
  else await verify(named);
} catch (error) {
  explainMistake(error);
}

async function verify(named: string): Promise<void> {
  // npm runs commands in the project's folder; a file is named from where the person is.
  const file = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
  if (statSync(file).isDirectory()) {
    const { record, diagnostics } = await verifyRelease(readFolder(file), named);
    conclude(diagnostics, named, record && `${record.book.title}, ${record.release.name}`);
  } else {
    const files = readArchive(readFileSync(file), named);
    const { ticket, diagnostics } = await verifyPackage(files, named);
    if (ticket) process.stdout.write(`${formatJobTicket(ticket)}\n`);
    conclude(diagnostics, named, ticket?.book.title);
  }
}

/** @param what was looked through, if it could be read. */
function conclude(diagnostics: readonly Diagnostic[], file: string, what = ''): void {
  explain(diagnostics);
  const verdict = hasErrors(diagnostics)
    ? 'Do not use it: see above.'
    : 'Everything is as it was sent, and fit for the press.';
  process.stdout.write(`${file}${what === '' ? '' : ` (${what})`}: ${verdict}\n`);
}

function readFolder(folder: string): Files {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name))]),
  );
}
