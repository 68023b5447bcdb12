import { hasErrors, UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { createReporter, type Reporter } from './reporter.ts';

/** The environment variable in which a build tells its stages its id. */
export const buildVariable = 'CHIAROSCURO_BUILD';

/**
 * The one seam between a program and the process it runs in: gives it a reporter, prints the
 * diagnostics of a user's mistake without a stack trace, and sets the exit code (1 for a mistake
 * that the user can mend, 70 for a defect of the program). Inside a build, a stage whose main says
 * `'delivered'` has dealt with its errors, whose results the later stages can go on with: it ends well,
 * and the build, which has been told of the errors, fails at its end. Signals end it as an ordinary exit, with
 * 128 and their number, so that what it has started and its private folders go with it.
 */
export async function runStage(
  main: (reporter: Reporter) => Promise<void | 'delivered'>,
): Promise<void> {
  let failed = false;
  const stopWatching = stopWithBuild(process.env[buildVariable]);
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  // Whoever listened has gone (`| head`): there is nobody left to tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const reporter = createReporter({
    write: (line) => process.stdout.write(`${line}\n`),
    build: process.env[buildVariable],
  });
  const watched: Reporter = {
    ...reporter,
    diagnostic(diagnostic) {
      if (hasErrors([diagnostic])) failed = true;
      reporter.diagnostic(diagnostic);
    },
  };
  try {
    const end = await main(watched);
    if (end === 'delivered' && process.env[buildVariable]) failed = false;
  } catch (error) {
    const failure = systemFailure(error);
    if (error instanceof UserError) error.diagnostics.forEach(watched.diagnostic);
    else if (failure) watched.diagnostic(failure);
    else {
      process.stderr.write(
        `This is a defect of Chiaroscuro, not of your book; please report it.\n`,
      );
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 70;
      return;
    }
  }
  stopWatching();
  if (failed) process.exitCode = 1;
}

/**
 * Ends this process as soon as the build that started it is gone: a build that was killed cannot
 * stop its stages itself, and they must not go on writing beside the next build. A build's id
 * begins with its process id.
 *
 * @returns stops watching.
 */
function stopWithBuild(build: string | undefined): () => void {
  const pid = Number.parseInt(build ?? '', 10);
  if (Number.isNaN(pid)) return () => {};
  const watch = (): void => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') process.exit(143);
    }
  };
  watch();
  const timer = setInterval(watch, 250);
  timer.unref();
  return () => clearInterval(timer);
}
