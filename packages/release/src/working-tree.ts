import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { runGit } from './git.ts';

/** The commit that is released. */
export interface ReleasedCommit {
  /** Its full name. */
  commit: string;
  /** The tag on it, without a tag the first twelve digits of the commit. */
  name: string;
  tag?: string;
  /** When it was made, in UTC: YYYY-MM-DDThh:mm:ssZ. */
  date: string;
  /** The nearest tag before it. */
  previous?: string;
}

/**
 * The commit that the working tree of a project holds, exactly.
 *
 * @throws UserError `release/history` outside git, without a commit, or when a shallow clone holds a
 *   part of the history only; `release/uncommitted` with every file that no commit holds as it is.
 */
export async function releasedCommit(project: string): Promise<ReleasedCommit> {
  const git = (...args: string[]): Promise<string | undefined> => runGit(project, args);
  const commit = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  if (commit === undefined)
    throw noHistory(
      'expected a commit to release, found none: the project is in no git repository, or nothing was committed',
      'Commit the book with git, and release that.',
    );
  if ((await git('rev-parse', '--is-shallow-repository')) === 'true')
    throw noHistory(
      'expected the whole history, of which the release’s notes are made, found a shallow clone',
      'git fetch --unshallow --tags, or fetch-depth: 0 where continuous integration checks out.',
    );
  const changes = (await git('status', '--porcelain', '--untracked-files=all')) ?? '';
  if (changes !== '') throw uncommitted(changes.split('\n'));
  const tags = (await git('tag', '--points-at', 'HEAD', '--sort=-version:refname')) ?? '';
  const [tag = ''] = tags.split('\n');
  const date = (await git('log', '-1', '--format=%cI')) ?? '';
  const previous = await git('describe', '--tags', '--abbrev=0', 'HEAD^');
  return {
    commit,
    name: tag === '' ? commit.slice(0, 12) : tag,
    ...(tag !== '' && { tag }),
    date: new Date(date).toISOString().replace('.000', ''),
    ...(previous !== undefined && { previous }),
  };
}

function noHistory(message: string, hint: string): UserError {
  return new UserError({ code: 'release/history', severity: 'error', message, hint });
}

/** @param lines of `git status --porcelain`: two letters, a blank, the name. */
function uncommitted(lines: readonly string[]): UserError {
  const files = lines.map((line) => line.slice(3).replace(/^.* -> /, ''));
  const [first, ...others] = files.map((file) => ({
    code: 'release/uncommitted' as const,
    severity: 'error' as const,
    message: 'the file is not as any commit holds it: nobody could make this release again',
    place: { file },
    hint: 'Commit it, or put it away (git stash --include-untracked).',
  }));
  return new UserError(first!, ...others);
}
