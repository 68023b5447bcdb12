import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import type { Files } from './archive.ts';
import { drawPicture } from './figure-picture.ts';

/** A figure as the pack shows it. */
export interface PackedFigure {
  chapter: string;
  name: string;
  /** As captions print it; a picture without a caption has none. */
  number?: string;
  alternativeText: string;
}

/** How the figures look in one edition. */
export interface Look {
  edition: string;
  /** RRGGBB. */
  paper: string;
  /** By `<chapter>/<figure>`, in sRGB. */
  drawings: ReadonlyMap<string, Uint8Array>;
}

/**
 * The files of the figure pack: each figure in the look of each edition, as PDF, SVG and PNG, and a list of
 * them in words.
 *
 * @throws UserError when Poppler is missing or cannot draw one.
 */
export async function figurePack({
  config,
  figures,
  looks,
}: {
  config: BookConfig;
  figures: readonly PackedFigure[];
  looks: readonly Look[];
}): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  for (const { chapter, name } of figures) {
    const figure = `${chapter}/${name}`;
    // As many programs at once as there are looks; the order of the files is that of the list.
    const pictures = await Promise.all(
      looks.map(async ({ edition, paper, drawings }) => {
        const pdf = drawings.get(figure)!;
        return { edition, pdf, ...(await drawPicture(pdf, { figure, paper })) };
      }),
    );
    for (const { edition, pdf, svg, png } of pictures) {
      const stem = `${edition}/${chapter}-${name}`;
      files.set(`${stem}.pdf`, pdf).set(`${stem}.svg`, svg).set(`${stem}.png`, png);
    }
  }
  return files.set('README.txt', Buffer.from(describePack({ config, figures, looks })));
}

function describePack({
  config,
  figures,
  looks,
}: {
  config: BookConfig;
  figures: readonly PackedFigure[];
  looks: readonly Look[];
}): string {
  const { title, authors, date, licence } = config;
  return [
    `The figures of "${title}" by ${authors.join(', ')}, ${date}`,
    `Licence: ${licence.name}, ${licence.url}`,
    '',
    'SVG and PNG have the paper of their edition under the marks; PNG has twice the size of a page of the web',
    '(192 pixels an inch). The PDFs have no paper: lay them on that of their edition.',
    '',
    ...looks.map(({ edition, paper }) => `  ${edition}/   on #${paper}`),
    '',
    ...figures.flatMap(({ chapter, name, number, alternativeText }) => [
      `${chapter}-${name}${number === undefined ? '' : `   figure ${number}`}`,
      ...wrap(alternativeText).map((line) => `  ${line}`),
      '',
    ]),
  ].join('\n');
}

/** Lines of at most 96 characters. */
function wrap(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)!} ${word}`.trim();
    if (longer.length > 96) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
