import type { ChangedFigure } from '@chiaroscuro/review/changed-figures';

/** What the first page says, and which drawings are marked. */
export interface ReviewRoot {
  /** The edition's own root file. */
  rootFile: string;
  commit: string | undefined;
  since: string | undefined;
  figures: readonly ChangedFigure[];
}

/** The root file of an edition for reviewers: the edition's own, with chiaroscuro-review.sty behind its preamble. */
export function reviewRoot({ rootFile, commit, since, figures }: ReviewRoot): string {
  const of = commit === undefined ? '' : ` of ${literal(commit)}`;
  const changes =
    since === undefined
      ? ''
      : ` A bar stands where something has changed since ${literal(since)}: \\DIFadd{new words} are underlined, \\DIFdel{words that are gone} are struck through, and drawings say it above them.`;
  // What is struck through takes room, and moves what follows.
  const order = since === undefined ? '; pages and lines are those of the printed book' : '';
  const legend = `For reviewers${of}. Lines are numbered on each page${order}. This margin is for notes.${changes}`;
  const marks = figures.map(
    ({ figure, kind }) =>
      `\\markdrawing{${figure}}{${kind === 'new' ? 'new figure' : 'drawing changed'}}%`,
  );
  return [
    '\\AddToHook{begindocument/before}{%',
    '\\RequirePackage{chiaroscuro-review}%',
    `\\reviewlegend{${legend}}%`,
    ...marks,
    '}',
    `\\input{${rootFile}}`,
    '',
  ].join('\n');
}

/** A name of git's in type, whatever characters it holds. */
function literal(text: string): string {
  return `\\texttt{${text.replace(/[\\{}$&#^_~%]/g, (character) => `\\char${character.charCodeAt(0)} `)}}`;
}
