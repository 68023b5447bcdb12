import { expect, test } from 'vitest';
import { scanContent } from './content-scanner.ts';

function operationsOf(content: string | Uint8Array): string[] {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const operations: string[] = [];
  scanContent(bytes, (operator, names) => operations.push([...names, operator].join(' ')));
  return operations;
}

test('operators arrive in order, each with the names among its operands', () => {
  expect(operationsOf('q 1 0 0 1 .5 -3 cm /Fm1 Do /pgfprgb cs .1 .2 .3 /pgfpat1 scn Q')).toEqual([
    'q',
    'cm',
    'Fm1 Do',
    'pgfprgb cs',
    'pgfpat1 scn',
    'Q',
  ]);
});

test('strings, hexadecimal strings, comments and dictionaries hold no operators', () => {
  const content = String.raw`BT (1 0 0 rg \( nested (RG) \)) Tj <52 47> Tj % 0 0 1 rg
/Span <</ActualText (rg) /Lang /en>> BDC [(a) -250 (rg)] TJ ET`;
  expect(operationsOf(content)).toEqual([
    'BT',
    'Tj',
    'Tj',
    'Span ActualText Lang en BDC',
    'TJ',
    'ET',
  ]);
});

test('operators need no white space where a delimiter separates them', () => {
  expect(operationsOf('/CS0 cs[(a)]TJ(b)Tj/F1 9 Tf')).toEqual(['CS0 cs', 'TJ', 'Tj', 'F1 Tf']);
});

test('the data of an inline image is skipped, even if it holds EI and rg', () => {
  const head = Buffer.from('q BI /W 4 /H 4 /CS /RGB /BPC 8 ID ', 'latin1');
  const data = Buffer.from([0x20, 0x45, 0x49, 0x20, 0x01, 0xff, 0x20, 0x72, 0x67, 0x20, 0x00]);
  const tail = Buffer.from('\nEI Q 0 g', 'latin1');
  expect(operationsOf(Buffer.concat([head, data, tail]))).toEqual([
    'q',
    'W H CS RGB BPC BI',
    'Q',
    'g',
  ]);
});

test('names are decoded, and true, false and null are operands', () => {
  expect(operationsOf('/A#20B gs true /X false null d0')).toEqual(['A B gs', 'X d0']);
});

test('a stream that breaks off in the middle of a string or image ends the scan', () => {
  expect(operationsOf('q (open')).toEqual(['q']);
  expect(operationsOf('BI /CS /G ID abc')).toEqual(['CS G BI']);
});
