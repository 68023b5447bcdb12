import { expect, test, vi } from 'vitest';
import type { RecordedEvent } from '@chiaroscuro/console/events';
import { createDisplay, describeProgress } from './display.ts';

function display({ isInteractive = false } = {}) {
  const written: string[] = [];
  const screen = { write: (text: string) => written.push(text), isInteractive, columns: 80 };
  return { written, display: createDisplay(screen, 'now') };
}

const drawn: RecordedEvent = {
  type: 'finished',
  stage: 'draw',
  subject: 'wave screen',
  milliseconds: 1200,
  build: 'now',
};
const wrong: RecordedEvent = {
  type: 'diagnostic',
  diagnostic: { code: 'latex/error', severity: 'error', message: 'Extra }.' },
  build: 'now',
};

test('what this build did is a line, what an earlier one did is only counted', () => {
  const { written, display: shown } = display();
  shown.event(drawn);
  shown.event({ ...drawn, build: 'before' });
  expect(shown.tally).toMatchObject({ built: 1, reused: 1 });
  expect(written.filter((text) => text.includes('wave screen'))).toHaveLength(1);
});

test('progress is drawn on a terminal and nowhere else', () => {
  const step: RecordedEvent = {
    type: 'progress',
    stage: 'compute',
    subject: 'horn',
    done: 1,
    total: 4,
    build: 'now',
  };
  const plain = display();
  plain.display.event(step);
  expect(plain.written).toEqual([]);
  const terminal = display({ isInteractive: true });
  terminal.display.event(step);
  expect(terminal.written.join('')).toContain('1/4');
});

test('an error counts once, however often it is told', () => {
  const { display: shown } = display();
  shown.event(wrong);
  shown.event(wrong);
  expect(shown.tally.errors).toBe(1);
});

test('a bar says how much is done, and from the pace so far how much time is left', () => {
  const line = describeProgress({
    stage: 'compute',
    subject: 'horn',
    done: 30,
    total: 120,
    elapsed: 2000,
  });
  expect(line).toContain('━━━━━┄');
  expect(line).toContain('30/120, about 6.0 s left');
});

test('where no line can be drawn over, trainings are told of now and then, and each when it is done', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { written, display: shown } = display();
  const tell = (event: object) =>
    shown.event({ type: 'training', subject: 'a/net', build: 'now', ...event } as RecordedEvent);
  tell({ state: 'waiting', expected: 40_000, turns: 1 });
  for (let seconds = 1; seconds <= 40; seconds++) {
    vi.advanceTimersByTime(1000);
    const milliseconds = 1000 * seconds;
    tell({ state: 'running', done: seconds, total: 40, milliseconds });
  }
  tell({ state: 'done', milliseconds: 40_000 });
  vi.useRealTimers();
  expect(written).toEqual([
    expect.stringContaining('train      0 of 1 trained, about 24 s left, a/net 40 % (24 s)\n'),
    expect.stringContaining('train      0 of 1 trained, about 8.0 s left, a/net 80 % (8.0 s)\n'),
    expect.stringMatching(/train\s.*a\/net\s.*40 s/),
  ]);
  expect(shown.tally).toEqual({ built: 0, reused: 0, errors: 0 });
});

test('on a terminal the trainings are one line that is drawn over', () => {
  const { written, display: shown } = display({ isInteractive: true });
  const step = { type: 'training', subject: 'a/net', state: 'running', build: 'now' } as const;
  shown.event({ ...step, done: 1, total: 4, milliseconds: 10 });
  expect(written.at(-1)).toMatch(/^\r {2}train {6}0 of \d trained, a\/net 25 %/);
  shown.event({ ...step, build: 'before', done: 2, total: 4, milliseconds: 10 });
  expect(written).toHaveLength(1);
});
