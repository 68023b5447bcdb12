import { runGit } from './git.ts';

/** A commit, as release notes tell of it. */
export interface Commit {
  /** The first line of its message. */
  subject: string;
  /** What it touched, as paths from the project's root. */
  files: readonly string[];
}

/** Commits behind `previous`, without it all, the newest first; merges are left out, for they say nothing new. */
export async function commitsSince(
  project: string,
  previous: string | undefined,
): Promise<Commit[]> {
  const range = previous === undefined ? 'HEAD' : `${previous}..HEAD`;
  const text = await runGit(project, [
    'log',
    '--no-merges',
    '--name-only',
    `--format=${start}%s`,
    range,
    '--',
  ]);
  return parseLog(text ?? '');
}

/** A character that no message holds. */
const start = '\u001e';

/** Reads what `git log` prints: each commit's subject, a blank line, its files. */
export function parseLog(text: string): Commit[] {
  return text
    .split(start)
    .slice(1)
    .map((part) => {
      const [subject = '', ...files] = part.split('\n').filter((line) => line !== '');
      return { subject, files };
    });
}
