import { checkSyntax } from '@chiaroscuro/pdf/qpdf';
import { structureCheck } from './structure-check.ts';

/** Row 1. What qpdf warns of counts, too: a duplicate key means something else to each reader. */
export const syntax = structureCheck({
  code: 'preflight/syntax',
  inspect: async ({ path }) =>
    (await checkSyntax(path)).map(({ message, excerpt }) => ({
      message,
      ...(excerpt !== undefined && { excerpt }),
      hint: 'Make the file anew; qpdf --check shows all complaints. A file of another program is often cured by writing it with qpdf.',
    })),
});
