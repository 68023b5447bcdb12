import Module, { createRequire } from 'node:module';
import { findNative } from './native-library.ts';
import { registerSeededMultinomial } from './seeded-multinomial.ts';

/** What TensorFlow's C library says of itself. */
interface NativeBackend {
  binding: { TF_Version: string };
}

/**
 * Loads `@tensorflow/tfjs-node` with the addon that `npm run setup:native` has built, and registers
 * the backend `tensorflow`. Call it after `@tensorflow/tfjs` has been loaded.
 *
 * @returns the version of TensorFlow's C library.
 * @throws Error with a sentence that says why it does not load.
 */
export async function loadNative(): Promise<{ tensorflow: string }> {
  const native = findNative();
  if (native.state !== 'present') throw new Error(nativeComplaint());
  Object.assign(process.env, oneThread);
  answerForAddon(native.addon);
  try {
    await import('@tensorflow/tfjs-node');
  } catch (error) {
    const message = String((error as Error).message).split('\n')[0]!;
    const reason = message.replaceAll(`${native.folder}/`, '').replace(/\.$/, '');
    throw new Error(`its addon does not load: ${reason} (npm run setup:native -- --force).`);
  }
  const { default: tf } = await import('@tensorflow/tfjs');
  registerSeededMultinomial(tf);
  return {
    tensorflow: (tf.findBackend('tensorflow') as unknown as NativeBackend).binding.TF_Version,
  };
}

/** Why the native library cannot even be tried, as a sentence. */
export function nativeComplaint(): string {
  const native = findNative();
  const reason = native.state === 'broken' ? native.reason : 'it is not set up';
  return `${reason} (npm run setup:native).`;
}

/**
 * A training has one core, so that trainings side by side do not fight for them and sums have one
 * order. TensorFlow reads this when it is loaded; its greeting is kept back.
 */
const oneThread = {
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: '1',
  TF_CPP_MIN_LOG_LEVEL: '2',
};

/**
 * The package asks node-pre-gyp where its addon is, and would only accept a place inside
 * node_modules, which `npm ci` empties. So a module with this one answer stands in for node-pre-gyp.
 */
function answerForAddon(addon: string): void {
  const require = createRequire(import.meta.url);
  const ofBinding = createRequire(require.resolve('@tensorflow/tfjs-node/package.json'));
  const file = ofBinding.resolve('@mapbox/node-pre-gyp');
  const answer = new Module(file);
  answer.exports = { find: () => addon };
  answer.loaded = true;
  ofBinding.cache[file] = answer;
}
