import { expect, test } from 'vitest';
import { lastMarkedFigure, parseFileRecord, recordMark } from './recorder.ts';

test('a file record gives each file once, absolute, in the order of reading', () => {
  const record = parseFileRecord(
    [
      'PWD /book/build',
      'INPUT root.tex',
      'INPUT /texmf/a b.sty',
      'INPUT ./root.tex',
      'OUTPUT root.log',
    ].join('\n'),
  );
  expect(record.inputs).toEqual(['/book/build/root.tex', '/texmf/a b.sty']);
  expect(record.outputs).toEqual(['/book/build/root.log']);
});

test('what is read between marks belongs to the marked figure', () => {
  const [begin, end] = ['ellipse/grid', ''].map(
    (figure) => `INPUT ${/record_input_file\("(.*?)"\)/.exec(recordMark(figure))![1]}`,
  );
  const record = parseFileRecord(
    ['PWD /w', 'INPUT a', begin, 'INPUT b', 'INPUT b', end, 'INPUT c'].join('\n'),
  );
  expect(record.inputs).toEqual(['/w/a', '/w/b', '/w/c']);
  expect(record.inputsByFigure).toEqual(new Map([['ellipse/grid', ['/w/b']]]));
});

test('an empty record holds nothing', () => {
  expect(parseFileRecord('')).toEqual({ inputs: [], outputs: [], inputsByFigure: new Map() });
});

test('the unfinished figure is the one whose mark was printed last, none after an end mark', () => {
  const printed = 'x\nchiaroscuro-mark:ellipse/grid\ny\n';
  expect(lastMarkedFigure(printed)).toBe('ellipse/grid');
  expect(lastMarkedFigure(`${printed}chiaroscuro-mark:\n`)).toBeUndefined();
});
