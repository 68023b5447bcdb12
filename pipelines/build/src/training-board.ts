import type { TrainingEvent } from '@chiaroscuro/console/events';
import { formatDuration } from '@chiaroscuro/console/format-duration';

/** What is known of all trainings of a build while they run. */
export interface TrainingBoard {
  /** @param now in milliseconds. */
  event(event: Omit<TrainingEvent, 'type'>, now: number): void;
  /** How far each is and when all will be done, in one line; undefined when nothing trains or waits. */
  describe(now: number): string | undefined;
}

/** A board that nobody has written on. */
export function createTrainingBoard(): TrainingBoard {
  const waiting = new Map<string, number | undefined>();
  const running = new Map<string, Running>();
  const finished: number[] = [];
  let turns = 1;
  let count = 0;

  return {
    event({ subject, state, expected, done = 0, total = 0, milliseconds = 0, ...rest }, now) {
      turns = rest.turns ?? turns;
      switch (state) {
        case 'waiting':
          waiting.set(subject, expected);
          count += 1;
          break;
        case 'running': {
          const point = { done, milliseconds };
          const known = running.get(subject);
          // A model may have several loops, one after the other.
          const first = known && known.total === total && known.last.done <= done;
          running.set(subject, {
            first: first ? known.first : point,
            last: point,
            total,
            told: now,
            expected: known?.expected ?? waiting.get(subject),
          });
          waiting.delete(subject);
          break;
        }
        case 'done':
          finished.push(milliseconds);
          waiting.delete(subject);
          running.delete(subject);
          break;
        case 'failed':
          count -= 1;
          waiting.delete(subject);
          running.delete(subject);
      }
    },
    describe(now) {
      if (waiting.size + running.size === 0) return undefined;
      const lefts = [...running.values()].map((each) => timeLeft(each, now));
      const each = [...running].map(([subject, { last, total }], i) => {
        const left = lefts[i] === undefined ? '' : ` (${formatDuration(lefts[i])})`;
        return `${subject} ${Math.floor((100 * last.done) / Math.max(total, 1))} %${left}`;
      });
      const known = [...finished, ...[...running.values()].map(({ expected }) => expected)];
      const all = timeForAll({
        running: lefts,
        waiting: [...waiting.values()],
        typical: mean(known.filter((time) => time !== undefined)),
        turns,
      });
      return [
        `${finished.length} of ${count} trained`,
        ...(all === undefined ? [] : [`about ${formatDuration(all)} left`]),
        ...each,
      ].join(', ');
    },
  };
}

interface Running {
  /** Where its present loop was first heard of, and last: the rate is between them. */
  first: Point;
  last: Point;
  total: number;
  /** When that was, by the board's clock. */
  told: number;
  expected: number | undefined;
}

interface Point {
  done: number;
  milliseconds: number;
}

/** Milliseconds at the present rate; as long as there is none, what is left of an earlier time, if anything is. */
function timeLeft({ first, last, total, told, expected }: Running, now: number) {
  const since = now - told;
  const steps = last.done - first.done;
  const elapsed = last.milliseconds - first.milliseconds;
  if (steps > 0 && elapsed >= leastToJudge) {
    return Math.max(0, ((total - last.done) * elapsed) / steps - since);
  }
  const left = (expected ?? 0) - last.milliseconds - since;
  return left > 0 ? left : undefined;
}

/** Milliseconds of which a rate can be told. */
const leastToJudge = 500;

/**
 * When all are done, if each turn that becomes free goes to the longest that waits.
 *
 * @param typical stands for times that are not known; without it there may be no answer.
 */
export function timeForAll({
  running,
  waiting,
  typical,
  turns,
}: {
  running: readonly (number | undefined)[];
  waiting: readonly (number | undefined)[];
  typical: number | undefined;
  turns: number;
}): number | undefined {
  const times = [...running, ...waiting].map((time) => time ?? typical);
  if (times.some((time) => time === undefined)) return undefined;
  const known = times as number[];
  const free = known.slice(0, running.length);
  while (free.length < turns) free.push(0);
  for (const time of known.slice(running.length).sort((a, b) => b - a)) {
    free.sort((a, b) => a - b);
    free[0]! += time;
  }
  return Math.max(...free);
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
