import { backward, forward, type Backward, type Module, type Vector } from './modules.ts';

/** A chain of modules that ends in the cost: minus the component of the last output that belongs to the class. */
export interface Circuit {
  modules: readonly Module[];
}

/** All that one forward and one backward pass leave on the wires. */
export interface Passes {
  /** The values: the input first, then the output of each module. */
  values: number[][];
  cost: number;
  /** The gradients of the cost with respect to the same vectors. */
  gradients: number[][];
  /** What each module made of its gradOutput, in the order of the modules. */
  backwards: Backward[];
}

/** The values on the wires of a circuit. */
export function forwardPass({ modules }: Circuit, x: Vector): number[][] {
  return modules.reduce<number[][]>(
    (values, module) => [...values, forward(module, values.at(-1)!)],
    [[...x]],
  );
}

/** The cost −y_c of an input whose class has the index `target`, counted from 0. */
export function costOf(circuit: Circuit, x: Vector, target: number): number {
  return -forwardPass(circuit, x).at(-1)![target]!;
}

/** The forward pass and then, from the cost back to the input, the backward pass. */
export function bothPasses(circuit: Circuit, x: Vector, target: number): Passes {
  const values = forwardPass(circuit, x);
  const last = values.at(-1)!;
  const gradients: number[][] = [last.map((_, k) => (k === target ? -1 : 0))];
  const backwards: Backward[] = [];
  for (let i = circuit.modules.length - 1; i >= 0; i--) {
    const made = backward(circuit.modules[i]!, values[i]!, gradients[0]!);
    backwards.unshift(made);
    gradients.unshift(made.gradInput);
  }
  return { values, cost: -last[target]!, gradients, backwards };
}
