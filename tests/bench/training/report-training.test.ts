import { expect, test } from 'vitest';
import { parseOptions } from '../options.ts';
import type { TrainingMeasurements } from './measure-training.ts';
import { describeTraining } from './report-training.ts';

const time = (busy: number) => ({ wall: 2 * busy, busy });
const results: TrainingMeasurements = {
  date: '2026-11-28',
  machine: { cores: 2, processor: 'EPYC', platform: 'linux-x64', node: 'v20', load: 0.1 },
  present: { torch: '2.0', wasm: '4.22.0' },
  absent: { tensorflow: 'no library' },
  rows: [
    {
      workload: 'autoencoder',
      times: { torch: time(0.5), wasm: time(0.4) },
      ratios: { torch: 1, wasm: 0.81 },
    },
    {
      workload: 'critic',
      times: { torch: time(1), wasm: time(1.6) },
      ratios: { torch: 1, wasm: 1.61 },
    },
    { workload: 'generator', times: { torch: time(1), wasm: time(2) }, ratios: { wasm: 2 } },
  ],
  load: 0.2,
};

test('a report says which targets are met, and who was not there', () => {
  const text = describeTraining(results);
  expect(text).toContain('| autoencoder | 0.81 | ≤ 1.0 | yes |');
  expect(text).toContain('| critic | 1.61 | ≤ 1.5 | no |');
  expect(text).toContain('| generator | 2.00 |  |  |');
  expect(text).toContain('| autoencoder | 0.50 | 0.40 |');
  expect(text).toContain('TensorFlow, native was not there: no library');
  expect(text).not.toContain('Others were using the machine');
});

test('without PyTorch there are times and no ratios', () => {
  const alone = describeTraining({
    ...results,
    present: { wasm: '4.22.0' },
    rows: [{ workload: 'critic', times: { wasm: time(1) }, ratios: {} }],
  });
  expect(alone).toContain('| critic | 1.00 |');
  expect(alone).toContain('| critic | ≤ 1.5 |  |');
});

test('the word training is understood, other words are not', () => {
  expect(parseOptions(['training', '--python', 'python3.11'])).toMatchObject({
    training: true,
    python: 'python3.11',
  });
  expect(parseOptions([]).training).toBe(false);
  expect(() => parseOptions(['trainings'])).toThrow(/"trainings"/);
});
