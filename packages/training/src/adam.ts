import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import type { Keepable } from './kept-state.ts';

/** How Adam descends; β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and no decay if left out. */
export interface AdamSettings {
  /** A number, or what it is at each step of this optimiser, counted from 1. */
  learningRate: number | ((step: number) => number);
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  /** λ of the penalty λ‖θ‖²/2, whose gradient is added to the loss's, as PyTorch's `Adam` does. */
  weightDecay?: number;
}

/** Adam (Kingma and Ba, 2015) with bias-corrected moments. */
export interface Adam extends Keepable {
  /**
   * One step: the loss at the variables as they are, and then its gradient's step.
   *
   * @param variables the same ones, in the same order, at every step.
   * @param loss a scalar, computed from them by TensorFlow.js.
   * @returns the loss before the step.
   */
  minimise(variables: readonly Variable[], loss: () => Tensor): number;
  /** Steps done so far. */
  readonly step: number;
}

/** An optimiser for one list of variables. */
export function adam({ tf }: Pick<ModelContext, 'tf'>, settings: AdamSettings): Adam {
  const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = settings;
  let step = 0;
  let moments: Moments[] | undefined;
  let restored: Float32Array[] | undefined;

  function momentsOf(variables: readonly Variable[]): Moments[] {
    const zerosOr = (i: number, { shape }: Variable): Variable =>
      tf.variable(restored ? tf.tensor(restored[i]!, shape) : tf.zeros(shape), false);
    moments ??= variables.map((variable, i) => ({
      variable,
      first: zerosOr(2 * i, variable),
      second: zerosOr(2 * i + 1, variable),
    }));
    const isSame =
      moments.length === variables.length &&
      moments.every(({ variable }, i) => variable === variables[i]);
    if (!isSame)
      throw new TypeError('expected the variables of the first step; use one adam for each list');
    return moments;
  }

  return {
    get step() {
      return step;
    },
    minimise(variables, loss) {
      return tf.tidy(() => {
        const states = momentsOf(variables);
        const { value, grads } = tf.variableGrads(() => loss().asScalar(), [...variables]);
        step += 1;
        const rate = typeof learningRate === 'number' ? learningRate : learningRate(step);
        for (const { variable, first, second } of states) {
          const gradient = grads[variable.name];
          if (!gradient) continue;
          const g = weightDecay === 0 ? gradient : gradient.add(variable.mul(weightDecay));
          const m: Tensor = first.mul(beta1).add(g.mul(1 - beta1));
          const v: Tensor = second.mul(beta2).add(g.square().mul(1 - beta2));
          const corrected = v
            .div(1 - beta2 ** step)
            .sqrt()
            .add(epsilon);
          variable.assign(variable.sub(m.mul(rate / (1 - beta1 ** step)).div(corrected)));
          first.assign(m);
          second.assign(v);
        }
        return (value as Scalar).dataSync()[0]!;
      });
    },
    saveState() {
      const arrays = moments?.flatMap(({ first, second }) => [first, second]) ?? [];
      return {
        step,
        ...Object.fromEntries(arrays.map((v, i) => [`moment ${i}`, v.dataSync() as Float32Array])),
      };
    },
    restoreState({ step: known, ...arrays }) {
      step = known as number;
      restored = Object.keys(arrays).map((_, i) => arrays[`moment ${i}`] as Float32Array);
      if (restored.length === 0) restored = undefined;
      moments = undefined;
    },
  };
}

interface Moments {
  variable: Variable;
  first: Variable;
  second: Variable;
}
