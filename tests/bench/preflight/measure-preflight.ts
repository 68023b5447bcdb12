import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { currentLoad, describeMachine, type Machine } from '../machine.ts';
import { median, timed } from '../timed.ts';
import { makeLongBook } from './long-book.ts';

/** What preflight of a long book took, and what it is compared with, in the same run on the same file. */
export interface PreflightMeasurements {
  date: string;
  machine: Machine;
  editions: MeasuredEdition[];
  /** Load average of one minute at the end. */
  load: number;
}

export interface MeasuredEdition {
  edition: string;
  profile: string;
  pages: number;
  megabytes: number;
  /** Seconds of each run of preflight. */
  preflight: number[];
  /** Seconds of others, by the name of the program: medians. */
  others: Record<string, number>;
}

const runs = 3;
const project = path.resolve(import.meta.dirname, '../../..');

/**
 * Measures preflight of both editions, made long.
 *
 * @param options.folder for the long PDFs.
 * @throws UserError `book/missing-file` when the book has not been built.
 */
export async function measurePreflight(options: {
  folder: string;
  /** The least length of the books. */
  pages: number;
  say(text: string): void;
}): Promise<PreflightMeasurements> {
  const { folder, say } = options;
  const machine = await describeMachine();
  const editions: MeasuredEdition[] = [];
  for (const { edition, profile, file } of editionsOfBook()) {
    const long = path.join(folder, `long-${edition}.pdf`);
    const pages = await makeLongBook({ short: file, long, pages: options.pages });
    const run = async (program: string, args: string[]): Promise<number> => {
      const { seconds, output } = await timed({
        program,
        args,
        folder: project,
        env: {},
        mayFail: true,
      });
      const name = program === process.execPath ? 'preflight' : program;
      say(`${edition}: ${name} ${seconds.toFixed(1)} s`);
      if (program === process.execPath && !/^(Not ready|Ready) for /m.test(output))
        throw new Error(`preflight gave no verdict:\n${output.slice(-2000)}`);
      return seconds;
    };
    const repeated = async (program: string, args: string[]): Promise<number[]> => {
      const seconds: number[] = [];
      for (let index = 0; index < runs; index += 1) seconds.push(await run(program, args));
      return seconds;
    };
    const main = path.join(project, 'pipelines/preflight/src/main.ts');
    editions.push({
      edition,
      profile,
      pages,
      megabytes: statSync(long).size / 1e6,
      preflight: await repeated(process.execPath, [
        ...['--import', 'tsx', main, long, '--profile', profile],
      ]),
      others: {
        'qpdf --check': median(await repeated('qpdf', ['--check', long])),
        pdftotext: median(await repeated('pdftotext', [long, path.join(folder, 'text')])),
      },
    });
  }
  const date = new Date().toISOString().slice(0, 10);
  return { date, machine, editions, load: currentLoad() };
}

function editionsOfBook() {
  const { config } = readBook(path.join(project, 'book'));
  return Object.entries(config.editions).map(([edition, choice]) => {
    const file = path.join(project, 'dist', `${config.slug}-${edition}.pdf`);
    if (!existsSync(file)) {
      throw new UserError({
        code: 'book/missing-file',
        severity: 'error',
        message: 'expected an edition of the book, from which a long one is made, found none',
        place: { file: path.relative(project, file) },
        hint: 'npm run build, then measure again.',
      });
    }
    const profile = choice.medium === 'screen' ? 'screen' : (choice.printer ?? 'offset-x4');
    return { edition, profile, file };
  });
}
