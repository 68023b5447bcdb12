import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Tf } from '../engine.ts';

/**
 * Makes the WebAssembly backend refuse `tf.fused.matMul` with a transposed factor: its kernel takes no
 * notice of the transposition, and what it then computes is silently wrong.
 */
export function refuseTransposedFusedProducts(tf: Tf): void {
  const kernel = tf.getKernel(tf._FusedMatMul, 'wasm');
  if (!kernel) return;
  tf.unregisterKernel(tf._FusedMatMul, 'wasm');
  tf.registerKernel({
    ...kernel,
    kernelFunc(run) {
      if (run.attrs?.['transposeA'] || run.attrs?.['transposeB']) throw transpositionIsRefused();
      return kernel.kernelFunc(run);
    },
  });
}

function transpositionIsRefused(): UserError {
  return new UserError({
    code: 'compute/unproved-gradient',
    severity: 'error',
    message: 'tf.fused.matMul with a transposed factor is wrong on WebAssembly',
    hint: 'Use tf.matMul and tf.add.',
  });
}
