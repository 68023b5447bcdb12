import { PDFArray, PDFDict, PDFName } from 'pdf-lib';
import { dictEntry } from '../../pdf-values.ts';
import { textIn } from './text-values.ts';
import { structureCheck } from './structure-check.ts';

/** Row 15. What is hidden on a screen may print, and a printer's system flattens layers by its own lights. */
export const layers = structureCheck({
  code: 'preflight/layers',
  inspect: ({ document: { catalog }, profile }) => {
    if (!catalog.has(PDFName.of('OCProperties'))) return [];
    const groups = dictEntry(catalog, 'OCProperties')?.lookup(PDFName.of('OCGs'));
    const names = groups instanceof PDFArray ? groups.asArray().map(nameOfGroup(groups)) : [];
    const found = names.length > 0 ? names.join(', ') : '/OCProperties in the catalog';
    return [
      {
        ...(profile.medium === 'screen' && { severity: 'warning' }),
        message: `Expected no layers, found ${found}.`,
        hint: 'Leave out optional content (ocgx, animate, layers of an included PDF): a page shows one thing.',
      },
    ];
  },
});

function nameOfGroup(groups: PDFArray): (object: unknown, index: number) => string {
  return (_, index) => {
    const group = groups.lookup(index);
    return (group instanceof PDFDict && textIn(group, 'Name')) || 'one without a name';
  };
}
