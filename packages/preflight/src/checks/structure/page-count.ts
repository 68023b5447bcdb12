import { printCheck } from './structure-check.ts';

/** Row 29. Leaves have two sides, signatures more, and bindings have their limits. */
export const pageCount = printCheck({
  code: 'preflight/page-count',
  inspect: ({ document }, { pages, title }) => {
    const count = document.getPageCount();
    const { least, most, multiple } = pages.value;
    const found = `found ${count}`;
    if (count < least)
      return [
        {
          message: `Expected at least ${least} pages for the printer (${title}), ${found}.`,
          hint: thin,
        },
      ];
    if (count > most)
      return [
        {
          message: `Expected at most ${most} pages for the printer (${title}), ${found}.`,
          hint: thick,
        },
      ];
    // A leaf has two sides even where a printer asks for no multiple.
    const unit = multiple % 2 === 0 ? multiple : 2 * multiple;
    const missing = (unit - (count % unit)) % unit;
    if (missing === 0) return [];
    return [
      {
        message: `Expected a multiple of ${unit} pages, ${found}.`,
        hint: `Add ${missing} blank ${missing === 1 ? 'page' : 'pages'} at the end.`,
      },
    ];
  },
});

const thin = 'Choose a printer and binding for thin books, or add pages.';
const thick = 'Choose another paper, a larger trim or a binding in two volumes.';
