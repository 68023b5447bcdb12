import { structureCheck } from '../structure/structure-check.ts';

/** Row 45. What LaTeX's last pass complained of is on the page for everybody to see. */
export const typesetting = structureCheck({
  code: 'preflight/typesetting',
  applies: ({ book }) => book?.typesetting !== undefined,
  inspect: ({ book }) =>
    book!.typesetting!.map(({ message, file, line, page }) => ({
      message,
      place: {
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
        ...(page !== undefined && { page }),
      },
      hint: 'Reword or break what sticks out; take a font that holds the character.',
    })),
});
