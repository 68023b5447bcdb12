import type { KernelBackend, Tensor, TensorInfo } from '@tensorflow/tfjs';

/** What the compiled module exports; addresses are bytes on the heap, counts are elements. */
export interface CompiledKernels {
  activate(kind: number, sums: number, count: number): void;
  activationGradient(kind: number, dy: number, y: number, result: number, count: number): void;
  // prettier-ignore
  adamStep(
    value: number, gradient: number, first: number, second: number,
    newValue: number, newFirst: number, newSecond: number, count: number,
    beta1: number, oneMinusBeta1: number, beta2: number, oneMinusBeta2: number,
    rate: number, spread: number, epsilon: number, weightDecay: number,
  ): void;
  columnSums(matrix: number, rows: number, columns: number, sums: number): void;
  // prettier-ignore
  matrixProduct(
    a: number, b: number, c: number, m: number, k: number, n: number,
    transposeA: boolean, transposeB: boolean, bias: number, scratch: number,
  ): void;
  scratchBytes(): number;
}

/**
 * What is used of TensorFlow.js's WebAssembly backend. These members are not documented: the version
 * is pinned, and a self-test at the start finds out whether they are what they were.
 */
export interface WasmBackend extends KernelBackend {
  wasm: { asm: { memory: WebAssembly.Memory }; _malloc(bytes: number): number };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
}

/** The compiled kernels on the heap of one backend. */
export interface Heap {
  backend: WasmBackend;
  kernels: CompiledKernels;
  /** The address of scratch memory for one matrix product. */
  scratch: number;
  /** Where the numbers of a tensor are. */
  address(tensor: TensorInfo): number;
  /** A new tensor whose numbers are whatever was there. */
  allocate(shape: number[]): TensorInfo;
  /** Copies `count` numbers from one address to another. */
  copy(from: number, to: number, count: number): void;
}

/** Instantiates the compiled module on the heap of a backend. */
export async function openHeap(
  backend: WasmBackend,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Heap> {
  const { memory } = backend.wasm.asm;
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const kernels = instance.exports as unknown as CompiledKernels;
  return {
    backend,
    kernels,
    scratch: backend.wasm._malloc(kernels.scratchBytes()),
    address: (tensor) => backend.dataIdMap.get(tensor.dataId).memoryOffset,
    allocate: (shape) => backend.makeOutput(shape, 'float32'),
    copy(from, to, count) {
      new Uint8Array(memory.buffer).copyWithin(to, from, from + 4 * count);
    },
  };
}

/** Whether all are float32. */
export function areFloats(...tensors: readonly Pick<Tensor, 'dtype'>[]): boolean {
  return tensors.every(({ dtype }) => dtype === 'float32');
}
