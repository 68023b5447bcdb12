import { defineFigure } from '@chiaroscuro/compute/figure';
import { backward, forward, type Module } from '../../mathematics/modules.ts';

/** One unit, y = tanh(wᵀx + b), as a module with its numbers: forward its output, backward what becomes of a gradOutput. */
export default defineFigure({
  parameters: { x: [1.2, -0.7], weight: [0.5, 1], bias: 0.4, gradient: -0.8 },
  compute({ parameters: { x, weight, bias, gradient } }) {
    const linear: Module = { kind: 'linear', weight: [weight], bias: [bias] };
    const tanh: Module = { kind: 'tanh' };
    const sum = forward(linear, x);
    const back = backward(linear, x, backward(tanh, sum, [gradient]).gradInput);
    return {
      tables: {},
      numbers: {
        'x-1': x[0]!,
        'x-2': x[1]!,
        'weight-1': weight[0]!,
        'weight-2': weight[1]!,
        bias,
        output: forward(tanh, sum)[0]!,
        'grad-output': gradient,
        'grad-input-1': back.gradInput[0]!,
        'grad-input-2': back.gradInput[1]!,
        'grad-weight-1': back.gradWeight![0]![0]!,
        'grad-weight-2': back.gradWeight![0]![1]!,
        'grad-bias': back.gradBias![0]!,
      },
    };
  },
});
