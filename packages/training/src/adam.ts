import type { Tensor, Variable } from '@tensorflow/tfjs';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import { adamUpdates } from '@chiaroscuro/kernels/adam-update';
import { restoreVariables, saveVariables, type Keepable, type KeptState } from './kept-state.ts';

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
  let states: OptimiserState[] = [];
  /** Of a checkpoint, until the first step tells which variables they belong to. */
  let restored: KeptState | undefined;

  function moments(): Variable[] {
    return states.flatMap(({ firstMoment, secondMoment }) => [firstMoment, secondMoment]);
  }

  function adopt(variables: readonly Variable[]): void {
    const zeros = ({ shape }: Variable): Variable => tf.variable(tf.zeros(shape), false);
    states = variables.map((variable) => ({
      variable,
      firstMoment: zeros(variable),
      secondMoment: zeros(variable),
    }));
    if (restored) restoreVariables(tf, moments(), restored);
    restored = undefined;
  }

  function minimise(variables: readonly Variable[], loss: () => Tensor): number {
    if (states.length === 0) adopt(variables);
    if (states.some(({ variable }, i) => variable !== variables[i])) {
      throw new TypeError(
        'expected the variables of the first step; each list has an adam of its own',
      );
    }
    const { value, grads } = tf.variableGrads(() => loss().asScalar(), [...variables]);
    // A variable that the loss does not depend on has no gradient, and stays.
    const moving = states.filter(({ variable }) => grads[variable.name]);
    step += 1;
    const updated = adamUpdates(
      tf,
      moving.map(({ variable, ...rest }) => ({
        value: variable,
        gradient: grads[variable.name]!,
        ...rest,
      })),
      {
        learningRate: typeof learningRate === 'number' ? learningRate : learningRate(step),
        beta1,
        beta2,
        epsilon,
        step,
        weightDecay,
      },
    );
    moving.forEach(({ variable, firstMoment, secondMoment }, i) => {
      variable.assign(updated[i]!.value);
      firstMoment.assign(updated[i]!.firstMoment);
      secondMoment.assign(updated[i]!.secondMoment);
    });
    return value.dataSync()[0]!;
  }

  return {
    get step() {
      return step;
    },
    get variables() {
      return moments();
    },
    minimise: (variables, loss) => tf.tidy(() => minimise(variables, loss)),
    saveState: () => ({ step, ...(restored ?? saveVariables(moments())) }),
    restoreState({ step: known, ...rest }) {
      step = known as number;
      const hasMoments = Object.keys(rest).length > 0;
      if (states.length > 0 && hasMoments) restoreVariables(tf, moments(), rest);
      else if (hasMoments) restored = rest;
    },
  };
}

interface OptimiserState {
  variable: Variable;
  firstMoment: Variable;
  secondMoment: Variable;
}
