import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

/**
 * What latexdiff has to know of our macros: notes have text in them, and so have figures, which do not stand where they
 * are gone; macros that only print may stand within marked words. A formula is marked as a whole, since half of one may be
 * none; the type is one whose marks latexdiff does not wrap in boxes, which would keep lines from breaking.
 */
const options = [
  '--no-label',
  '--encoding=utf8',
  '--type=CFONT',
  '--math-markup=whole',
  '--append-textcmd=marginal',
  '--append-context1cmd=bookfigure',
  '--append-safecmd=computed,cref,Cref,eqref,autoref,component,index,autocite,textcite,ldots,dots',
];

/**
 * The new text of a section with what is new and what is gone marked by latexdiff's macros, which
 * chiaroscuro-review.sty defines.
 *
 * @param old   LaTeX without a preamble; empty for a section that is new.
 * @param fresh LaTeX without a preamble.
 * @throws UserError `tool/missing` without latexdiff, `review/not-marked` if it fails.
 */
export async function markChanges(old: string, fresh: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chiaroscuro-marks-'));
  try {
    const [before, after] = [path.join(folder, 'old.tex'), path.join(folder, 'new.tex')];
    await Promise.all([writeFile(before, old), writeFile(after, fresh)]);
    const run = await execa('latexdiff', [...options, before, after], {
      reject: false,
      stripFinalNewline: false,
      timeout: 300_000,
      env: { LC_ALL: 'C.UTF-8' },
    });
    if (run.code === 'ENOENT') {
      throw new UserError({
        code: 'tool/missing',
        severity: 'error',
        message: 'expected the program latexdiff, which marks what has changed, found none',
        hint: 'Install latexdiff: a package of Debian, of TeX Live and of Homebrew.',
      });
    }
    if (run.failed) {
      throw new UserError({
        code: 'review/not-marked',
        severity: 'error',
        message: 'latexdiff could not compare the two versions of a section',
        excerpt: run.stderr,
      });
    }
    return run.stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
