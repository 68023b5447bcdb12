import { apcaContrast } from '@chiaroscuro/stylesheet/apca';
import { structureCheck } from '../structure/structure-check.ts';

/** |Lc| that running text and other text need (APCA, "ARC bronze"); its authors see it as guidance, so a finding is a warning. */
const least = { body: 75, label: 60 } as const;

/** Row 36. WCAG's ratio flatters colours near black, and dark pages are near black. */
export const perceivedContrast = structureCheck({
  code: 'preflight/perceived-contrast',
  applies: ({ profile, book }) => profile.medium === 'screen' && book?.colours !== undefined,
  inspect: ({ book }) => {
    const paper = bare(book!.colours!.paper);
    return book!.colours!.read.flatMap(({ name, use, ...colour }) => {
      const hex = bare(colour.hex);
      const contrast = Math.abs(apcaContrast(hex, paper));
      if (contrast >= least[use]) return [];
      const reading = use === 'body' ? 'running text' : 'formulas and labels';
      return [
        {
          message: `Expected the colour "${name}" (#${hex}), in which ${reading} is set, to reach Lc ${least[use]} on the paper #${paper}, found Lc ${contrast.toFixed(0)}.`,
          hint: 'Give its hue a lighter value for this edition in the stylesheet; the hue itself may stay.',
        },
      ];
    });
  },
});

/** Six digits, with or without the sign that stylesheets of the web write before them. */
function bare(hex: string): string {
  return hex.replace(/^#/, '');
}
