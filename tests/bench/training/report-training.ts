import { busy } from '../report.ts';
import type { MeasuredWorkload, TrainingMeasurements } from './measure-training.ts';
import type { WorkloadName } from './workloads.ts';

/** How long a step of ours may take, in steps of PyTorch. */
export const targets: Partial<Record<WorkloadName, number>> = {
  autoencoder: 1,
  'variational autoencoder': 1,
  critic: 1.5,
};

const titles: Record<string, string> = {
  torch: 'PyTorch, eager',
  wasm: 'WebAssembly with our kernels',
  stock: 'WebAssembly as it comes',
  tensorflow: 'TensorFlow, native',
  cpu: 'plain JavaScript',
};

/** The results as the Markdown of docs/benchmark-training.md. */
export function describeTraining(results: TrainingMeasurements): string {
  const { machine, date, rows, present, absent, load } = results;
  const names = Object.keys(present);
  return [
    '# The benchmark of trainings',
    '',
    'One step of each training, forward, backward and Adam: an autoencoder 2-100-100-1-100-100-2 with tanh and a variational one of two nets 2-100-100 (50 points);',
    'generator and critic 2-128-128 with relu (128 points), the critic with a penalty on its slopes; a classifier 2-100-2-5 (1000 points).',
    'The nets are built with `packages/training`, as the book builds them, and with `torch.nn`. One core each.',
    '',
    `Measured by \`npm run bench -- training --python PATH --write\` on ${date}: ${machine.cores} cores (${machine.processor}), ${machine.platform}, Node ${machine.node}.`,
    `Load average of one minute: ${machine.load.toFixed(1)} before, ${load.toFixed(1)} after.`,
    ...(machine.load > 1 ? [busy] : []),
    '',
    ...names.map((name) => `- ${titles[name] ?? name}: ${present[name]}`),
    ...Object.entries(absent).map(
      ([name, reason]) => `- ${titles[name] ?? name} was not there: ${reason}`,
    ),
    '',
    '## Milliseconds of processor time a step',
    '',
    table([
      ['training', ...names.map((name) => titles[name] ?? name)],
      ...rows.map(({ workload, times }) => [
        workload,
        ...names.map((name) => times[name]!.busy.toFixed(2)),
      ]),
    ]),
    '',
    '## In steps of PyTorch',
    '',
    table([
      ['training', ...names.slice(1).map((name) => titles[name] ?? name), 'target', 'met'],
      ...rows.map((row) => ratioRow(row, names.slice(1))),
    ]),
    '',
    'All processes run for the whole time and take turns, in 40 rounds of some 25 ms each; a ratio is the median over the rounds of two times of the same round. Times are',
    'those of the processor, all threads of a process together, so that waiting for others does not count; medians of the wall clock, in milliseconds:',
    '',
    table([
      ['training', ...names.map((name) => titles[name] ?? name)],
      ...rows.map(({ workload, times }) => [
        workload,
        ...names.map((name) => times[name]!.wall.toFixed(2)),
      ]),
    ]),
    '',
  ].join('\n');
}

function ratioRow({ workload, ratios }: MeasuredWorkload, names: readonly string[]): string[] {
  const target = targets[workload];
  const ours = ratios['wasm'];
  const verdict = target === undefined || ours === undefined ? '' : ours <= target ? 'yes' : 'no';
  return [
    workload,
    ...names.map((name) => ratios[name]?.toFixed(2) ?? ''),
    target === undefined ? '' : `≤ ${target.toFixed(1)}`,
    verdict,
  ];
}

function table([header, ...rows]: string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = header!.map((_, i) => (i === 0 ? '---' : '--:'));
  return [line(header!), line(rule), ...rows.map(line)].join('\n');
}
