import { expect, test } from 'vitest';
import { decodeEvent } from './events.ts';
import { createReporter } from './reporter.ts';

function lines(build?: string) {
  const written: string[] = [];
  return { written, reporter: createReporter({ write: (line) => written.push(line), build }) };
}

test('inside a build every message is an event that carries the id of the build', () => {
  const { written, reporter } = lines('b1');
  reporter.finished({ stage: 'draw', subject: 'ellipse/grid', milliseconds: 10 });
  expect(written.map(decodeEvent)).toEqual([
    { type: 'finished', stage: 'draw', subject: 'ellipse/grid', milliseconds: 10, build: 'b1' },
  ]);
});

test('a stage run by hand prints sentences, the time last', () => {
  const { written, reporter } = lines();
  reporter.finished({
    stage: 'typeset',
    subject: 'print',
    detail: '46 pages',
    milliseconds: 18_200,
  });
  reporter.note('backend: wasm');
  expect(written).toEqual(['typeset  print  46 pages  18 s', 'backend: wasm']);
});

test('progress is thinned out, but its last step always arrives', () => {
  const { written, reporter } = lines('b1');
  for (let done = 1; done <= 1000; done++) {
    reporter.progress({ stage: 'compute', subject: 'model', done, total: 1000 });
  }
  const events = written.map(decodeEvent);
  expect(events.length).toBeLessThan(100);
  expect(events.at(-1)).toMatchObject({ done: 1000, total: 1000 });
});

test('an ordinary line of text is not an event', () => {
  expect(decodeEvent('{"type":"note"}')).toBeUndefined();
});
