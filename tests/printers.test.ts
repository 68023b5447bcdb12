import { pdf } from './harness/built-book.ts';
import { describePrintEdition } from './harness/print-edition.ts';

describePrintEdition({
  printer: 'offset-x1a',
  file: pdf('print-offset-x1a'),
  colours: 'inks',
  inkLimit: 300,
});
describePrintEdition({ printer: 'kdp', file: pdf('print-kdp'), colours: 'inks', inkLimit: 300 });
describePrintEdition({
  printer: 'ingram',
  file: pdf('print-ingram'),
  colours: 'inks',
  inkLimit: 240,
});
describePrintEdition({ printer: 'lulu', file: pdf('print-lulu'), colours: 'sRGB' });
