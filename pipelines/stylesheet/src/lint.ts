import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { lintSources } from './lint-sources.ts';

const project = process.cwd();
const book = path.resolve(process.argv[2] ?? 'book');
const diagnostics = collectDiagnostics();
for (const diagnostic of diagnostics) process.stdout.write(`${formatDiagnostic(diagnostic)}\n`);
if (hasErrors(diagnostics)) process.exitCode = 1;

function collectDiagnostics(): readonly Diagnostic[] {
  if (!existsSync(path.join(book, 'book.json'))) {
    const message = `expected a book.json in ${book}, found none`;
    return [{ code: 'book/missing', severity: 'error', message }];
  }
  try {
    return lintSources({ book, project });
  } catch (error) {
    if (error instanceof UserError) return error.diagnostics;
    throw error;
  }
}
