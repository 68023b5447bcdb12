import process from 'node:process';
import { findNative, nativeFolder, verifyNative } from '@chiaroscuro/compute/native-library';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { parseOptions, usage } from './options.ts';
import { inStep } from './progress.ts';
import { setUp, sourceFor } from './set-up.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else await main(options.force);
} catch (error) {
  explainMistake(error);
}

async function main(force: boolean): Promise<void> {
  const folder = nativeFolder();
  const source = sourceFor(process.env, `${process.platform}-${process.arch}`);
  const native = findNative(folder);
  if (!force && native.state === 'present' && native.manifest.source === source.description) {
    const complaint = await inStep('looking at what is there', () => verifyNative(folder));
    if (complaint === undefined) {
      process.stdout.write(
        `TensorFlow ${native.manifest.tensorflow} is set up and whole; nothing to do.\n  ${folder}\n`,
      );
      return;
    }
    process.stdout.write(`It is built again, because ${complaint}.\n`);
  }
  const { tensorflow } = await setUp({ folder, source, env: process.env });
  process.stdout.write(`TensorFlow ${tensorflow} is set up.\n  ${folder}\n`);
}
