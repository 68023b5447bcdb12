import type { Tensor } from '@tensorflow/tfjs';
import { tapeEngine } from './engine.ts';
import type { TapeNode, Tf } from './engine.ts';

/**
 * Mends the tape of TensorFlow.js 4.22 where it loses paths of second derivatives
 * (tensorflow/tfjs#3252) or cannot be taken at all:
 *
 * - A kernel that saves its output for the backward pass (tanh, sigmoid, exp, softmax, pow, max, …)
 *   has the copy of the output recorded before the kernel itself. The search for paths goes
 *   through the tape once, so it never sees that the copy depends on the kernel's inputs. The copies
 *   change place with the kernel.
 * - Copies are recorded under the name of whatever scope is open. They are called what they are, Identity.
 * - Inputs that are left out (the scale of `tf.batchNorm`) are recorded as if they were tensors.
 */
export function mendTape(tf: Tf): void {
  const engine = tapeEngine(tf);
  const addTapeNode = engine.addTapeNode.bind(engine);

  engine.clone = (tensor) => {
    const copy = engine.runKernel(tf.Identity, { x: tensor });
    // A copy is made while a kernel runs, when nothing is recorded by itself.
    engine.addTapeNode(tf.Identity, { x: tensor }, [copy], undefined, [], {});
    return copy;
  };

  engine.saveTensorsForBackwardMode = (tensors) =>
    tensors.flatMap((tensor) => (tensor ? [engine.keep(engine.clone(tensor))] : []));

  engine.addTapeNode = (name, inputs, outputs, ...rest) => {
    addTapeNode(name, present(inputs), outputs, ...rest);
    const [saved] = rest.slice(1) as [Tensor[]];
    if (saved.length > 0) putBeforeCopies(tf.Identity, engine.state.activeTape!, outputs);
  };
}

function present(inputs: TapeNode['inputs']): TapeNode['inputs'] {
  for (const name in inputs) {
    if (inputs[name]) continue;
    return Object.fromEntries(Object.entries(inputs).filter(([, tensor]) => tensor));
  }
  return inputs;
}

/** Moves the last node of the tape before the first copy of one of its outputs. */
function putBeforeCopies(identity: string, tape: TapeNode[], outputs: readonly Tensor[]): void {
  const last = tape.length - 1;
  let target = last;
  for (let at = last - 1; at >= 0 && tape[at]!.kernelName === identity; at -= 1) {
    if (outputs.includes(tape[at]!.inputs['x']!)) target = at;
  }
  if (target === last) return;
  const [node] = tape.splice(last, 1);
  tape.splice(target, 0, node!);
}
