import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs';
import { areFloats, type Heap } from './heap.ts';

/** The kernel that `matMul` and its gradient run. */
export const matrixProductName = 'BatchMatMul';

/**
 * Matrix products with either operand transposed, or both. The stock kernel multiplies transposed
 * operands one number at a time, and each backward pass has them.
 *
 * @param stock what runs where batches are broadcast over several dimensions.
 */
export function matrixProductKernel(heap: Heap, stock: KernelConfig): KernelConfig {
  return {
    ...stock,
    kernelFunc(run) {
      const { a, b } = run.inputs as { a: TensorInfo; b: TensorInfo };
      const { transposeA, transposeB } = run.attrs as unknown as Transposes;
      const product = planProduct(a, b, { transposeA, transposeB });
      if (!product || !areFloats(a, b)) return stock.kernelFunc(run);
      const { batch, m, k, n, batches, aStep, bStep } = product;
      const c = heap.allocate([...batch, m, n]);
      const [aAt, bAt, cAt] = [heap.address(a), heap.address(b), heap.address(c)];
      for (let i = 0; i < batches; i++) {
        // prettier-ignore
        heap.kernels.matrixProduct(
          aAt + 4 * i * aStep, bAt + 4 * i * bStep, cAt + 4 * i * m * n,
          m, k, n, transposeA, transposeB, 0, heap.scratch,
        );
      }
      return c;
    },
  };
}

interface Transposes {
  transposeA: boolean;
  transposeB: boolean;
}

interface Product {
  /** The shape before the last two dimensions. */
  batch: number[];
  batches: number;
  m: number;
  k: number;
  n: number;
  /** Elements from one matrix of a batch to the next; 0 where one matrix serves all. */
  aStep: number;
  bStep: number;
}

/** Undefined where shapes do not fit or batches are broadcast: the stock kernel knows what to do. */
function planProduct(
  a: TensorInfo,
  b: TensorInfo,
  { transposeA, transposeB }: Transposes,
): Product | undefined {
  const [aBatch, bBatch] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [inner, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
  const areEqual = String(aBatch) === String(bBatch);
  if (k !== inner || !(areEqual || aBatch.length === 0 || bBatch.length === 0)) return undefined;
  const batch = aBatch.length === 0 ? bBatch : aBatch;
  return {
    ...{ batch, batches: sizeOf(batch), m, k, n },
    aStep: aBatch.length === 0 ? 0 : m * k,
    bStep: bBatch.length === 0 ? 0 : k * n,
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}
