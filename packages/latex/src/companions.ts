import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { parseBiberTranscript } from './biber-transcript.ts';
import { parseIndexTranscript } from './index-transcript.ts';
import type { PathContext } from './project-path.ts';
import { runLimited, type LimitedRun } from './run-limited.ts';
import { texEnvironment, type EnvironmentChoices } from './tex-environment.ts';

/** A run of a program that prepares the bibliography or the index of a TeX job. */
export interface CompanionJob extends EnvironmentChoices, PathContext {
  jobname: string;
  timeLimitSeconds: number;
}

/** Makes `<jobname>.bbl` from `<jobname>.bcf`; bibliographies are found in the input folders. */
export async function runBiber(job: CompanionJob): Promise<Diagnostic[]> {
  const transcriptPath = join(job.workFolder, `${job.jobname}.blg`);
  await rm(transcriptPath, { force: true });
  const run = await runCompanion('biber', [job.jobname], job);
  const transcript = await readFile(transcriptPath, 'utf8').catch(() => '');
  const folders = [job.workFolder, ...job.inputFolders];
  const diagnostics = parseBiberTranscript(transcript, job, (name) =>
    folders.map((folder) => resolve(folder, name)).find((path) => existsSync(path)),
  );
  return withFailure({ run, diagnostics, program: 'Biber', code: 'latex/bibliography' });
}

/** Makes `<jobname>.ind` from `<jobname>.idx`, with an index style (`.ist`) if one is named. */
export async function runMakeindex(job: CompanionJob, indexStyle?: string): Promise<Diagnostic[]> {
  const transcriptPath = join(job.workFolder, `${job.jobname}.ilg`);
  await rm(transcriptPath, { force: true });
  const style = indexStyle === undefined ? [] : ['-s', indexStyle];
  const run = await runCompanion('makeindex', [...style, `${job.jobname}.idx`], job);
  const transcript = await readFile(transcriptPath, 'utf8').catch(() => '');
  const entries = await readFile(join(job.workFolder, `${job.jobname}.idx`), 'utf8').catch(
    () => '',
  );
  const diagnostics = parseIndexTranscript(transcript, entries);
  return withFailure({ run, diagnostics, program: 'MakeIndex', code: 'latex/index' });
}

/** Absolute paths of the files that TeX would find by these names; a name it does not find is left out. */
export async function kpsewhich(
  names: readonly string[],
  job: EnvironmentChoices & { workFolder: string; timeLimitSeconds: number },
): Promise<Map<string, string>> {
  // One process for all: kpsewhich prints in the order of its arguments and skips what it misses.
  const { terminal } = await runCompanion('kpsewhich', [...names], job);
  const paths = terminal.split('\n').filter(Boolean);
  const found = new Map<string, string>();
  let next = 0;
  for (const name of names) {
    if (paths[next]?.endsWith(`/${name}`) || paths[next] === name) found.set(name, paths[next++]!);
  }
  return found;
}

function runCompanion(
  program: string,
  programArguments: string[],
  job: EnvironmentChoices & { workFolder: string; timeLimitSeconds: number },
): Promise<LimitedRun> {
  return runLimited({
    program,
    arguments: programArguments,
    workFolder: job.workFolder,
    environment: texEnvironment(job),
    timeLimitSeconds: job.timeLimitSeconds,
  });
}

/** A companion that failed without a word in its transcript still gives an error. */
function withFailure(end: {
  run: LimitedRun;
  diagnostics: Diagnostic[];
  program: string;
  code: 'latex/bibliography' | 'latex/index';
}): Diagnostic[] {
  const { run, diagnostics, program, code } = end;
  if (run.exitCode === 0 || diagnostics.some(({ severity }) => severity === 'error'))
    return diagnostics;
  const failure: Diagnostic = run.timedOut
    ? {
        code: 'latex/time-limit',
        severity: 'error',
        message: `${program} ran longer than its time limit.`,
      }
    : {
        code,
        severity: 'error',
        message: `${program} failed with exit status ${run.exitCode ?? 'unknown'}.`,
        excerpt: run.terminal.trim().split('\n').slice(-5).join('\n'),
      };
  return [...diagnostics, failure];
}
