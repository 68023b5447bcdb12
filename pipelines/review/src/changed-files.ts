import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { runGit } from '@chiaroscuro/release/git';
import type { ChangedFile } from '@chiaroscuro/review/changed-figures';

/**
 * The files of a book that are not as they were at a revision, also those that git does not know yet.
 *
 * @param root the book's folder.
 * @throws UserError `review/unknown-revision`.
 */
export async function changedFiles(root: string, revision: string): Promise<ChangedFile[]> {
  const folders = ['--', 'chapters', 'matter'];
  const at = await runGit(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  const list = ['diff', '--relative', '--no-renames', '--name-status', '-z'];
  const changed = at && (await runGit(root, [...list, at, ...folders]));
  if (at === undefined || changed === undefined) {
    throw new UserError({
      code: 'review/unknown-revision',
      severity: 'error',
      message: `git knows no revision "${revision}" of this book`,
      hint: 'Name a commit or a tag of this repository, such as HEAD~3.',
    });
  }
  const others = ['ls-files', '--others', '--exclude-standard', '-z'];
  const unknown = (await runGit(root, [...others, ...folders])) ?? '';
  const fields = changed.split('\0');
  const files: ChangedFile[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const status = fields[index]!;
    files.push({
      status: status === 'A' || status === 'D' ? status : 'M',
      file: fields[index + 1]!,
    });
  }
  const added = unknown.split('\0').filter(Boolean);
  return [...files, ...added.map((file): ChangedFile => ({ status: 'A', file }))];
}

/** What a file held at a revision; empty if it was not there. */
export async function textAt(root: string, revision: string, file: string): Promise<string> {
  const text = await runGit(root, ['show', `${revision}:./${file}`]);
  return text === undefined ? '' : `${text}\n`;
}
