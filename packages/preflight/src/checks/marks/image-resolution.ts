import type { Check } from '../../check.ts';
import type { ImageMark, Mark } from '../../mark.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isPrint, requirePrinter } from './printer-of.ts';

type Severity = 'error' | 'warning' | 'note';

/**
 * Images need enough samples an inch on both axes (row 26): continuous tones about twice the screen
 * ruling of the press; line art of one bit far more, because nothing softens its steps.
 */
export const imageResolution: Check = {
  code: 'preflight/image-resolution',
  applies: isPrint,
  begin(subject) {
    const limits = requirePrinter(subject).imageResolution.value;
    const faults = new Occurrences<{ severity: Severity; resolution: string; demand: string }>();
    return {
      mark(mark) {
        if (mark.kind !== 'image') return;
        const { width, height } = mark;
        const verdict = judge(mark, limits);
        if (!verdict) return;
        const resolution = mark.resolution.map((value) => Math.round(value)).join(' × ');
        const kind = `${width} × ${height} at ${resolution}`;
        faults.add(mark, { kind, fact: { ...verdict, resolution } });
      },
      end: () =>
        faults.remarks(({ mark, fact: { severity, resolution, demand }, count }) => ({
          severity,
          message: `Expected an image of ${demand} samples per inch, found ${resolution}${samplesOf(mark)} (${counted(count, 'image')}).`,
          hint:
            severity === 'note'
              ? 'More samples than the press can show only make the file larger: scale the image down.'
              : 'Compute the image with more samples, show it smaller, or draw it with lines and areas instead.',
        })),
    };
  },
};

function judge(
  mark: ImageMark,
  limits: {
    error: number;
    warning: number;
    note: number;
    bilevelError: number;
    bilevelWarning: number;
  },
): { severity: Severity; demand: string } | undefined {
  const least = Math.min(...mark.resolution);
  const isBilevel = mark.family === 'mask' || mark.bitsPerComponent === 1;
  const error = isBilevel ? limits.bilevelError : limits.error;
  const warning = isBilevel ? limits.bilevelWarning : limits.warning;
  // Half a sample an inch is what lengths lose by rounding.
  if (least < error - 0.5) return { severity: 'error', demand: `at least ${error}` };
  if (least < warning - 0.5) return { severity: 'warning', demand: `at least ${warning}` };
  if (isBilevel || !(least > limits.note + 0.5) || !Number.isFinite(least)) return undefined;
  return { severity: 'note', demand: `at most ${limits.note}` };
}

function samplesOf(mark: Mark): string {
  return mark.kind === 'image' ? ` (${mark.width} × ${mark.height} samples)` : '';
}
