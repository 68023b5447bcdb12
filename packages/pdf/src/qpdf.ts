import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';
import type { PdfForm } from './pdf-x.ts';

/**
 * Writes a PDF in its last form: an /ID made from the content, objects packed into streams or each by
 * itself, the version of its standard, and, for the web, linearised so that the first page shows
 * before the rest has arrived.
 *
 * @throws UserError `prepress/syntax` if qpdf finds the input faulty, `tool/missing` without qpdf.
 */
export async function serialise(options: {
  input: string;
  output: string;
  isLinearised: boolean;
  form: Pick<PdfForm, 'version' | 'packsObjects'>;
}): Promise<void> {
  const { input, output, isLinearised, form } = options;
  const { isClean, transcript } = await runQpdf([
    '--deterministic-id',
    `--object-streams=${form.packsObjects ? 'generate' : 'disable'}`,
    ...(form.version === undefined ? [] : [`--force-version=${form.version}`]),
    ...(isLinearised ? ['--linearize'] : []),
    input,
    output,
  ]);
  if (!isClean) throw new UserError(syntaxFault(transcript));
}

/** What `qpdf --check` has to say of a file's syntax; its warnings count as errors. */
export async function checkSyntax(file: string): Promise<Diagnostic[]> {
  const { isClean, transcript } = await runQpdf(['--check', file]);
  return isClean ? [] : [syntaxFault(transcript)];
}

/** qpdf ends with 0 if all is well, 2 after errors and 3 after warnings, such as duplicate keys. */
async function runQpdf(parameters: string[]): Promise<{ isClean: boolean; transcript: string }> {
  const result = await execa('qpdf', parameters, { reject: false, all: true, timeout: 600_000 });
  if (result.code === 'ENOENT') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: 'Expected the program qpdf, found none.',
      hint: 'Install qpdf 11 or later.',
    });
  }
  return { isClean: result.exitCode === 0, transcript: result.all };
}

function syntaxFault(transcript: string): Diagnostic {
  const complaints = transcript.split('\n').filter((line) => /warning|error/i.test(line));
  return {
    code: 'prepress/syntax',
    severity: 'error',
    message: 'Expected a PDF without syntax errors, but qpdf complains.',
    excerpt: (complaints.length > 0 ? complaints : transcript.split('\n')).slice(0, 10).join('\n'),
  };
}
