import process from 'node:process';
import { createInterface } from 'node:readline';
import { chooseBackend } from '@chiaroscuro/compute/backend';
import type { BackendName } from '@chiaroscuro/compute/backend';
import type { Tf } from '@chiaroscuro/compute/figure';
import { registerGradients } from '@chiaroscuro/gradients/register-gradients';
import { prepareWorkload, workloadNames, type WorkloadName } from './workloads.ts';

// Does steps of trainings on one backend, `stock` being WebAssembly as it comes. Reads and answers as
// workloads.py does.

const { tf, version } = await startBackend(process.argv[2]!);
const steps = new Map(workloadNames.map((name) => [name, prepareWorkload(tf, name)]));
process.stdout.write(`${version}\n`);
for await (const line of createInterface(process.stdin)) {
  const [name, count] = line.split('\t') as [WorkloadName, string];
  const step = steps.get(name)!;
  const started = performance.now();
  const before = process.cpuUsage();
  let loss = NaN;
  for (let i = 0; i < Number(count); i++) loss = step();
  const milliseconds = (performance.now() - started) / Number(count);
  const { user, system } = process.cpuUsage(before);
  const busy = (user + system) / 1000 / Number(count);
  process.stdout.write(`${milliseconds}\t${busy}\t${loss}\n`);
}

async function startBackend(name: string): Promise<{ tf: Tf; version: string }> {
  if (name === 'stock') {
    const { default: tf } = await import('@tensorflow/tfjs');
    await import('@tensorflow/tfjs-backend-wasm');
    tf.env().set('PROD', true);
    await tf.setBackend('wasm');
    registerGradients(tf);
    return { tf, version: tf.version.tfjs };
  }
  const { tf, versions } = await chooseBackend(name as BackendName);
  return { tf, version: Object.values(versions).join(', ') };
}
