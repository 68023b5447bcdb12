import { createRequire } from 'node:module';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { registerGradients } from '@chiaroscuro/gradients/register-gradients';
import { foreseeKernels, registerKernels } from '@chiaroscuro/kernels/register-kernels';
import type { Tf } from './figure.ts';
import { loadNative, nativeComplaint } from './load-native.ts';
import { addonName, bindingVersion, findNative } from './native-library.ts';
import { permitUnseeded } from './unseeded.ts';

/** The backends of TensorFlow.js that figures can run on, fastest first where nets are large. */
export const backendNames = ['tensorflow', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

/**
 * `auto` is WebAssembly, which is there on every machine and gives the same bytes on all of them. A
 * model with a file of its own is tried on the native backend too, and trained by the faster one;
 * see compare-backends.ts.
 */
export type BackendChoice = 'auto' | BackendName;

/** A backend that is ready. */
export interface Backend {
  tf: Tf;
  name: BackendName;
  /** npm package to version, for provenance. */
  versions: Record<string, string>;
  /** Why a faster backend was passed over, or kernels left out, in one line. */
  reason?: string;
}

/**
 * Loads TensorFlow.js and makes a backend ready: `tensorflow` is the native library of
 * `@tensorflow/tfjs-node`, `wasm` is WebAssembly with SIMD, `cpu` plain JavaScript; all compute in
 * float32. The engine it returns takes first and second derivatives that are proved, and refuses others.
 *
 * @throws UserError `compute/backend` when the one asked for by name cannot be had.
 */
export async function chooseBackend(wanted: BackendChoice): Promise<Backend> {
  return permitUnseeded(async () => {
    const reasons = wanted === 'auto' ? [`tensorflow: ${whyNotNative()}`] : [];
    for (const name of wanted === 'auto' ? (['wasm', 'cpu'] as const) : [wanted]) {
      try {
        const backend = await start(name);
        return reasons.length > 0 ? { ...backend, reason: reasons.join(' ') } : backend;
      } catch (error) {
        reasons.push(`${name}: ${firstSentence(error)}`);
      }
    }
    throw unavailable(wanted, reasons);
  });
}

/** Why `auto` does without the native backend, where no comparison has told. */
function whyNotNative(): string {
  return findNative().state === 'present'
    ? 'only models with a file of their own are tried with it.'
    : firstSentence(nativeComplaint());
}

/**
 * The backend that `chooseBackend` takes where all are installed, without loading TensorFlow.js.
 */
export function foreseeBackend(wanted: BackendChoice): Pick<Backend, 'name' | 'versions'> {
  const name = wanted === 'auto' ? 'wasm' : wanted;
  const packages: Record<BackendName, string[]> = {
    tensorflow: ['@tensorflow/tfjs', '@tensorflow/tfjs-node'],
    wasm: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'],
    cpu: ['@tensorflow/tfjs'],
  };
  const versions = packages[name].map((of) => [of, installedVersion(of)] as const);
  const ours = {
    tensorflow: nativeVersion(),
    wasm: { '@chiaroscuro/kernels': foreseeKernels() },
    cpu: {},
  }[name];
  return { name, versions: { ...Object.fromEntries(versions), ...ours } };
}

function nativeVersion(): Record<string, string> {
  const native = findNative();
  return native.state === 'present' ? { libtensorflow: native.manifest.tensorflow } : {};
}

/** Which native library of TensorFlow is there, `absent` if none; it may still fail to load. */
export function describeNativeLibrary(): string {
  const native = findNative();
  if (native.state !== 'present') return 'absent';
  const { tensorflow, files } = native.manifest;
  return `${tensorflow} ${files[addonName]!.sha256}`;
}

function installedVersion(name: string): string {
  try {
    const { version } = createRequire(import.meta.url)(`${name}/package.json`) as {
      version: string;
    };
    return version;
  } catch {
    // Choosing the backend will say that it is missing.
    return 'not installed';
  }
}

async function start(name: BackendName): Promise<Backend> {
  // Both packages are CommonJS; their default import is the module itself.
  const { default: tf } = await import('@tensorflow/tfjs');
  // Only `PROD` keeps TensorFlow.js from printing its banners; it changes no number.
  tf.env().set('PROD', true);
  const versions: Record<string, string> = { '@tensorflow/tfjs': tf.version.tfjs };
  if (name === 'tensorflow') {
    versions['@tensorflow/tfjs-node'] = bindingVersion;
    versions['libtensorflow'] = (await loadNative()).tensorflow;
  }
  if (name === 'wasm') {
    const { default: wasm } = await import('@tensorflow/tfjs-backend-wasm');
    versions['@tensorflow/tfjs-backend-wasm'] = wasm.version_wasm;
  }
  if (!(await tf.setBackend(name))) throw new Error('it did not start.');
  await tf.ready();
  const kernels = name === 'wasm' ? await registerKernels(tf) : undefined;
  if (kernels) versions['@chiaroscuro/kernels'] = kernels.version;
  registerGradients(tf);
  const reason = kernels?.reason;
  return { tf, name, versions, ...(reason === undefined ? {} : { reason }) };
}

/** The first sentence of a message, without the paths of this machine. */
function firstSentence(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/ (at path:|imported from) .*$/, '').replace(/\.?\s*$/, '.');
}

function unavailable(wanted: BackendChoice, reasons: readonly string[]): UserError {
  return new UserError({
    code: 'compute/backend',
    severity: 'error',
    message: `expected the TensorFlow.js backend "${wanted}", but it cannot be loaded. ${reasons.join(' ')}`,
    hint:
      wanted === 'tensorflow'
        ? 'Build its native library with `npm run setup:native`, or ask for "auto".'
        : 'Install the dependencies with `npm ci`, or ask for "auto".',
  });
}
