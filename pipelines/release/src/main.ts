import path from 'node:path';
import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { parseOptions, usage } from './options.ts';
import { release } from './release.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  if (!options) process.stdout.write(usage);
  else {
    const project = path.resolve(import.meta.dirname, '../../..');
    const tell = (line: string): void => void process.stdout.write(`${line}\n`);
    const folder = await release({ project, options, tell });
    tell(
      `Released into ${path.relative(project, folder)}/. npm run verify -- ${path.relative(project, folder)} looks through it.`,
    );
  }
} catch (error) {
  explainMistake(error);
}
