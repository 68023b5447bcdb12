// What the kernels of src/ call. The module owns no memory: it works on the heap of TensorFlow.js's
// WebAssembly backend, at addresses that it is given, and has no data of its own.
export { activate, activationGradient } from './activation';
export { adamStep } from './adam';
export { columnSums } from './column-sums';
export { matrixProduct, scratchBytes } from './matrix-product';
