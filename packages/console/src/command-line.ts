import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';

/** The command line of one `npm run` command. */
export interface CommandLine {
  /**
   * Node's parseArgs.
   *
   * @throws UserError `option/invalid` for an option that does not exist or lacks its value.
   */
  parse<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>>;
  /** The error for an argument that is not understood. */
  invalid(message: string): UserError;
}

/** @param name as in `npm run <name>`. */
export function commandLine(name: string): CommandLine {
  const invalid = (message: string): UserError =>
    new UserError({
      code: 'option/invalid',
      severity: 'error',
      message,
      hint: `npm run ${name} -- --help lists the options.`,
    });
  return {
    invalid,
    parse(config) {
      try {
        return parseArgs(config);
      } catch (error) {
        throw invalid((error as Error).message.split('. ')[0] ?? 'an option was not understood');
      }
    },
  };
}

/**
 * Prints what is wrong with what a person asked for or has, without a stack trace, and sets the exit
 * code: 2 for the command line, 1 for anything else.
 *
 * @param tell does something else than print.
 * @throws the error itself when it is a defect of the program.
 */
export function explainMistake(error: unknown, tell = print): void {
  const failure = systemFailure(error);
  if (error instanceof UserError) explain(error.diagnostics, tell);
  else if (failure) explain([failure], tell);
  else throw error;
}

/** Prints diagnostics to the terminal's error stream; an error among them sets the exit code, as above. */
export function explain(diagnostics: readonly Diagnostic[], tell = print): void {
  diagnostics.forEach((item) => tell(item));
  if (diagnostics.some(({ code }) => code === 'option/invalid')) process.exitCode = 2;
  else if (diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

function print(item: Diagnostic): void {
  process.stderr.write(`${formatDiagnostic(item)}\n`);
}
