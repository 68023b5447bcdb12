import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lastMarkedFigure, parseFileRecord, type FileRecord } from './recorder.ts';
import { runLimited, type LimitedCommand } from './run-limited.ts';
import { texEnvironment, type EnvironmentChoices } from './tex-environment.ts';

/** One run of LuaLaTeX. */
export interface TexJob extends EnvironmentChoices {
  /** Name of the root file, found in `workFolder` or `inputFolders`. */
  rootFile: string;
  /** TeX's current folder, the only one it writes to. Private to the job. */
  workFolder: string;
  jobname: string;
  timeLimitSeconds: number;
  memoryLimitBytes: number;
  synctex?: boolean;
  /** Talks to a root file that reads from its standard input. */
  converse?: LimitedCommand['converse'];
  signal?: AbortSignal;
}

/** What came of it. */
export interface TexRun {
  exitCode: number | undefined;
  timedOut: boolean;
  memoryExceeded: boolean;
  /** TeX's `.log`, or what it printed if it wrote none. */
  transcript: string;
  transcriptPath: string;
  record: FileRecord;
  /** The figure that was being drawn when TeX ended, if the root file marks its figures. */
  unfinishedFigure?: string;
  /** Absent unless this run finished a PDF. It may have errors all the same. */
  pdfPath?: string;
  /** Pages of the PDF. */
  pages: number;
}

const TRANSCRIPT_LIMIT_BYTES = 2 ** 25;

/**
 * Runs LuaLaTeX once. Shell escape and sockets are off; TeX reads only its work folder, the input
 * folders and the TeX trees, and writes only to its work folder.
 *
 * @throws UserError `tool/missing` when LuaLaTeX is not installed.
 */
export async function runLualatex(job: TexJob): Promise<TexRun> {
  const inWorkFolder = (ending: string) => join(job.workFolder, `${job.jobname}.${ending}`);
  const transcriptPath = inWorkFolder('log');
  const pdfPath = inWorkFolder('pdf');
  // What an earlier run left must not pass for this run's result.
  for (const stale of [transcriptPath, pdfPath, inWorkFolder('fls')])
    await rm(stale, { force: true });

  const { exitCode, timedOut, terminal } = await runLimited({
    program: 'lualatex',
    arguments: lualatexArguments(job),
    workFolder: job.workFolder,
    environment: texEnvironment(job),
    timeLimitSeconds: job.timeLimitSeconds,
    memoryLimitBytes: job.memoryLimitBytes,
    ...(job.converse && { converse: job.converse }),
    ...(job.signal && { signal: job.signal }),
  });

  const transcript = (await readHead(transcriptPath)) || terminal;
  const output = /^Output written on .+ \((\d+) pages?, \d+ bytes\)/m.exec(transcript);
  const isFinished = output !== null && (await stat(pdfPath).catch(() => undefined)) !== undefined;
  const unfinishedFigure = lastMarkedFigure(terminal);
  return {
    ...(unfinishedFigure && { unfinishedFigure }),
    exitCode,
    timedOut,
    memoryExceeded: !timedOut && isOutOfMemory({ transcript, terminal, exitCode }),
    transcript,
    transcriptPath,
    record: parseFileRecord(await readFile(inWorkFolder('fls'), 'utf8').catch(() => '')),
    pages: isFinished ? Number(output[1]) : 0,
    ...(isFinished && { pdfPath }),
  };
}

/** The command line, without the program. The confinement is loaded before the root file. */
export function lualatexArguments({ rootFile, jobname, synctex }: TexJob): string[] {
  return [
    '-no-shell-escape',
    '-nosocket',
    '-interaction=nonstopmode',
    '-file-line-error',
    '-recorder',
    `-synctex=${synctex ? 1 : 0}`,
    `-jobname=${jobname}`,
    `\\directlua{require("chiaroscuro-confine")}\\input{${rootFile}}`,
  ];
}

function isOutOfMemory(end: {
  transcript: string;
  terminal: string;
  exitCode: number | undefined;
}): boolean {
  const signs =
    /not enough memory|I ran out of memory|realloc failed|malloc|\[(node|main) memory size=/;
  if (signs.test(end.terminal) && end.exitCode !== 0) return true;
  // A failed allocation inside a C++ library ends with SIGABRT or SIGSEGV and no word.
  return end.exitCode === undefined || signs.test(end.transcript.slice(-2000));
}

async function readHead(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(Math.min(size, TRANSCRIPT_LIMIT_BYTES)),
      position: 0,
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
