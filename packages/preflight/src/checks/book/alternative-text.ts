import { structureCheck } from '../structure/structure-check.ts';

/** Row 40. Who does not see a figure is told of it in words. */
export const alternativeText = structureCheck({
  code: 'preflight/alternative-text',
  applies: ({ profile, book }) =>
    profile.medium === 'screen' && book?.alternativeTexts !== undefined,
  inspect: ({ book }) =>
    [...book!.alternativeTexts!]
      .filter(([, text]) => text === undefined || text.trim() === '')
      .map(([figure]) => ({
        message: `Expected a text for readers who do not see the figure ${figure}, found none.`,
        place: { figure },
        hint: 'Say in one or two sentences what the figure shows, in the text file beside its drawing.',
      })),
});
