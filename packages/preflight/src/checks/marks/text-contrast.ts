import type { Rgb } from '@chiaroscuro/stylesheet/colour';
import { formatHex } from '@chiaroscuro/stylesheet/colour';
import { contrastRatio } from '@chiaroscuro/stylesheet/contrast';
import type { Check } from '../../check.ts';
import type { Mark, TextMark } from '../../mark.ts';
import { rgbRasters } from '../../raster.ts';
import { Occurrences, counted } from './occurrences.ts';
import { mixed, screenColour } from './screen-colour.ts';
import { TextBackground, seenBehind } from './text-background.ts';
import { isShownText } from './visible-marks.ts';

interface Fact {
  text: string;
  background: string;
  ratio: number;
  least: number;
}

/**
 * All text of the screen edition stands out from what is behind it (row 35; WCAG 2.2, success
 * criterion 1.4.3): 4.5:1 is asked for, 3:1 for large text, and below 3:1 nobody can be sure to read
 * it.
 *
 * Dots by themselves, which lead the eye to a page number, are decoration and free of the demand.
 *
 * What is behind follows from the marks where it is a plain rectangle that holds the text, as the
 * page's paper is. Otherwise Poppler draws the page, and the most frequent colour around the glyphs
 * counts.
 */
export const textContrast: Check = {
  code: 'preflight/text-contrast',
  applies: ({ profile }) => profile.medium === 'screen',
  begin(subject) {
    const rasters = rgbRasters(subject);
    const faults = new Occurrences<Fact>();
    let background = new TextBackground();
    let unsure: { mark: TextMark; colour: Rgb }[] = [];

    const judge = (mark: TextMark, colour: Rgb, behind: Rgb) => {
      const text = formatHex(mixed(colour, behind, mark.alpha));
      const paper = formatHex(behind);
      const ratio = contrastRatio(text, paper);
      const least = isLarge(mark) ? 3 : 4.5;
      if (ratio >= least) return;
      const fact = { text, background: paper, ratio, least };
      faults.add(mark, { kind: `${text} ${ratio < 3}`, fact, weight: -ratio });
    };
    return {
      mark(mark) {
        background.add(mark);
        if (!isShownText(mark) || isLeader(mark)) return;
        const colour = screenColour(mark.colour);
        if (!colour) return;
        const behind = background.behind(mark.box);
        if (behind) judge(mark, colour, behind);
        else unsure.push({ mark, colour });
      },
      pageEnd(page) {
        const asked = unsure;
        [background, unsure] = [new TextBackground(), []];
        if (asked.length === 0) return;
        rasters.request(page, (raster) => {
          for (const { mark, colour } of raster ? asked : []) {
            judge(mark, colour, seenBehind({ raster: raster!, box: mark.box, text: colour }));
          }
        });
      },
      async end() {
        await rasters.settle();
        return faults.remarks(({ mark, fact, count }) => ({
          severity: fact.ratio < 3 ? 'error' : 'warning',
          message: `Expected text of contrast ${fact.least}:1 at least, found ${fact.ratio.toFixed(2)}:1, #${fact.text} on #${fact.background}${quoted(mark)} (${counted(count, 'piece')} of text).`,
          hint: 'Use a role or symbol whose screen value is lighter, see maths-preamble.tex; over a bright area use darkmark.',
        }));
      },
    };
  },
};

function isLeader({ text }: TextMark): boolean {
  return /^[\s.·…]+$/u.test(text);
}

/** WCAG's large-scale text: from 18 pt, or from 14 pt if bold. */
function isLarge({ size, font }: TextMark): boolean {
  return size >= 18 || (size >= 14 && /bold|black|heavy/i.test(font));
}

function quoted(mark: Mark): string {
  const text = mark.kind === 'text' && mark.text.trim().slice(0, 30);
  return text ? `, “${text}”` : '';
}
