import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { chooseBackend, type Backend, type BackendChoice } from '@chiaroscuro/compute/backend';
import { compareBackends, type BackendComparison } from '@chiaroscuro/compute/compare-backends';
import { exportedModels } from '@chiaroscuro/compute/exported-models';
import { figureFailure } from '@chiaroscuro/compute/failure';
import type { Model } from '@chiaroscuro/compute/figure';
import { recordReads } from '@chiaroscuro/compute/recorded-reads';
import { trainModel } from '@chiaroscuro/compute/train-model';
import { forbidUnseeded } from '@chiaroscuro/compute/unseeded';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { openCheckpoints } from './checkpoint-file.ts';
import type { Outcome, TrainerMessage, TrainingOrder } from './order.ts';

// Ctrl-C reaches every process of a terminal; the stage decides what becomes of its trainers.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
new Worker(new URL('trainer-watchdog.mjs', import.meta.url), { execArgv: [] }).unref();

process.on('message', (order: TrainingOrder) => {
  void carryOut(order).then(tell);
});

function tell(message: TrainerMessage): void {
  process.send?.(message);
}

async function carryOut(order: TrainingOrder): Promise<Outcome> {
  const { sources, figure, file } = order;
  try {
    if (!order.isComparison) return { kind: 'trained', training: await train(order) };
    return { kind: 'compared', comparison: await compare(order) };
  } catch (error) {
    const shown = file.replace(`${sources.project}/`, '');
    const failure = figureFailure({ error, figure, sources, file: shown });
    // Whoever asks for the training has a figure's name of its own.
    const diagnostics = failure.diagnostics.map(
      ({ place: { figure: _, ...place } = {}, ...item }): Diagnostic => ({ ...item, place }),
    );
    return { kind: 'refused', diagnostics: diagnostics as [Diagnostic, ...Diagnostic[]] };
  }
}

function compare({ file, model, figure }: TrainingOrder): Promise<BackendComparison> {
  return forbidUnseeded(figure, async () => compareBackends(await findModel(file, model)));
}

async function train({ file, model: name, figure, backend, checkpoint }: TrainingOrder) {
  const files = new Set<string>();
  const started = performance.now();
  const training = await recordReads(files, () =>
    forbidUnseeded(figure, async () => {
      const model = await findModel(file, name);
      const keeper =
        checkpoint &&
        openCheckpoints(checkpoint, { file, model: name }, (text) => tell({ kind: 'note', text }));
      return trainModel({
        model,
        backend: await backendOf(backend),
        onProgress: (done, total) =>
          tell({ kind: 'progress', done, total, milliseconds: performance.now() - started }),
        ...(keeper && { checkpoints: keeper }),
      });
    }),
  );
  return { ...training, files: [...files] };
}

async function findModel(file: string, name: string): Promise<Model> {
  const models = exportedModels(await import(pathToFileURL(file).href), file);
  const model = models.get(name);
  if (!model) throw new Error(`the file exports no model "${name}" in another process`);
  return model;
}

const backends = new Map<BackendChoice, Promise<Backend>>();

function backendOf(choice: BackendChoice): Promise<Backend> {
  const known = backends.get(choice) ?? startBackend(choice);
  backends.set(choice, known);
  return known;
}

async function startBackend(choice: BackendChoice): Promise<Backend> {
  const backend = await chooseBackend(choice);
  const { name, reason } = backend;
  if (reason !== undefined) {
    tell({ kind: 'note', text: `TensorFlow.js backend ${name}. ${reason}` });
  }
  return backend;
}
