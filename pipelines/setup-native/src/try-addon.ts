import { execa } from 'execa';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** The version of TensorFlow that an addon was linked with, asked of the addon itself. */
export async function versionOf(addon: string): Promise<string> {
  return run(['-p', 'require(process.argv[1]).TF_Version', addon], {});
}

/**
 * Lets the addon of a folder compute, in a process of its own: a library that was built for another
 * processor ends the process that loads it.
 *
 * @throws UserError `native/broken` when it does not load, or computes wrongly.
 */
export async function tryFolder(folder: string): Promise<void> {
  const program = new URL('./sample-training.ts', import.meta.url).pathname;
  await run(['--import', 'tsx', program], { CHIAROSCURO_NATIVE_FOLDER: folder });
}

async function run(programArguments: string[], env: Record<string, string>): Promise<string> {
  const result = await execa(process.execPath, programArguments, {
    cwd: import.meta.dirname,
    env: { ...env, TF_CPP_MIN_LOG_LEVEL: '2' },
    stdin: 'ignore',
    timeout: 120_000,
    reject: false,
  });
  if (!result.failed) return result.stdout.trim();
  const { signal, timedOut, stderr } = result;
  const line = stderr.split('\n').find((text) => /error/i.test(text)) ?? stderr.split('\n')[0];
  const reason = timedOut
    ? 'it did not answer within two minutes'
    : signal
      ? `the process that loads it was ended by ${signal}`
      : (line ?? '').replace(/^.*?Error:\s*/, '');
  throw new UserError({
    code: 'native/broken',
    severity: 'error',
    message: `the addon was built, but does not work: ${reason}`,
    hint: 'WebAssembly serves without it. A library made for this processor can be named: LIBTENSORFLOW=/path npm run setup:native.',
  });
}
