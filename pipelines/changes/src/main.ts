import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { changesPage, summary } from '@chiaroscuro/changes/changes-page';
import { commandLine, explainMistake } from '@chiaroscuro/console/command-line';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { compareBuilds } from './compare.ts';
import { readDistribution } from './distribution.ts';

const usage = `npm run changes -- OLD [options]

Writes dist/<slug>-changes.html: what has changed since a former build, figure by figure and page by page, in
every edition, before and after. Pages whose words have only moved are told apart from those that say or show
something else. OLD is a folder that a build has filled, such as a copy of dist/ that was kept.

  --new FOLDER     what to compare it with (default: dist)
  --help           show this text
`;

try {
  const command = commandLine('changes');
  const { values, positionals } = command.parse({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      new: { type: 'string', default: 'dist' },
      // Accepted like everywhere: the folders say which book they hold.
      book: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [old, ...others] = positionals;
  if (values.help) process.stdout.write(usage);
  else if (old === undefined || others.length > 0)
    throw command.invalid(
      `expected one folder, got ${positionals.length === 0 ? 'none' : positionals.join(' ')}`,
    );
  else await writeChanges(old, values.new);
} catch (error) {
  explainMistake(error);
}

async function writeChanges(old: string, fresh: string): Promise<void> {
  const project = fileURLToPath(new URL('../../..', import.meta.url));
  const [before, after] = [
    await readDistribution(path.resolve(project, old), old),
    await readDistribution(path.resolve(project, fresh), fresh),
  ];
  const changes = await compareBuilds(before, after);
  const file = path.join(project, 'dist', `${after.slug}-changes.html`);
  writeAtomically(file, changesPage(changes));
  process.stdout.write(`${summary(changes)}\n${path.relative(project, file)}\n`);
}
