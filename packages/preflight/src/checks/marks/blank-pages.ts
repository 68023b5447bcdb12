import type { Check, Remark } from '../../check.ts';
import { sheetsOf } from '../../raster-sheet.ts';
import { isPrint, requirePrinter } from './printer-of.ts';
import { leavesInk, touches } from './visible-marks.ts';

/**
 * Long runs of blank pages look like a fault to printers; some want the last page blank, for their
 * own mark (row 30).
 */
export const blankPages: Check = {
  code: 'preflight/blank-pages',
  applies: isPrint,
  begin(subject) {
    const limits = requirePrinter(subject).blankPages.value;
    const sheets = sheetsOf(subject);
    const isBlank = sheets.map(() => true);
    return {
      mark(mark) {
        const trim = sheets[mark.page - 1]?.trim;
        if (trim && isBlank[mark.page - 1] && leavesInk(mark) && touches(trim, mark.box)) {
          isBlank[mark.page - 1] = false;
        }
      },
      end() {
        const remarks = runsOf(isBlank).flatMap(({ first, length }) => {
          const isAtEnd = first + length > isBlank.length;
          const most = isAtEnd ? limits.atEnd : limits.within;
          return length > most ? [tooLong({ first, length, most, isAtEnd })] : [];
        });
        return limits.lastIsBlank && isBlank.at(-1) === false
          ? [...remarks, lastIsPrinted(isBlank.length)]
          : remarks;
      },
    };
  },
};

interface Run {
  /** Page, from 1. */
  first: number;
  length: number;
}

function runsOf(isBlank: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  isBlank.forEach((blank, index) => {
    if (!blank) return;
    if (index > 0 && isBlank[index - 1]) runs.at(-1)!.length += 1;
    else runs.push({ first: index + 1, length: 1 });
  });
  return runs;
}

function tooLong(run: Run & { most: number; isAtEnd: boolean }): Remark {
  const where = run.isAtEnd ? 'at the end' : 'in a row';
  return {
    message: `Expected at most ${run.most} blank pages ${where}, found ${run.length}: pages ${run.first} to ${run.first + run.length - 1}.`,
    place: { page: run.first },
    hint: 'Take the blank pages out, or let the printer add those at the end.',
  };
}

function lastIsPrinted(page: number): Remark {
  return {
    message: `Expected the last page to be blank, found marks on page ${page}.`,
    place: { page },
    hint: 'The printer puts his own mark there and adds pages if he must; give the book a blank last page if you mind.',
  };
}
