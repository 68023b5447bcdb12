import { defineFigure } from '@chiaroscuro/compute/figure';
import { backward, forward, type Module } from '../../mathematics/modules.ts';

/** One number through each kind of module, and one gradient back. */
export default defineFigure({
  parameters: { x: 1.5, weight: 2, bias: -1, gradient: 0.5, negative: -0.8, other: 0.6 },
  compute({ parameters: { x, weight, bias, gradient, negative, other } }) {
    const linear: Module = { kind: 'linear', weight: [[weight]], bias: [bias] };
    const back = backward(linear, [x], [gradient]);
    const relu: Module = { kind: 'relu' };
    const reluBack = backward(relu, [x, negative], [gradient, other]).gradInput;
    return {
      tables: {},
      numbers: {
        x,
        weight,
        bias,
        gradient,
        negative,
        other,
        'linear-output': forward(linear, [x])[0]!,
        'linear-input-gradient': back.gradInput[0]!,
        'linear-weight-gradient': back.gradWeight![0]![0]!,
        'linear-bias-gradient': back.gradBias![0]!,
        'relu-output-1': forward(relu, [x])[0]!,
        'relu-output-2': forward(relu, [negative])[0]!,
        'relu-input-gradient-1': reluBack[0]!,
        'relu-input-gradient-2': reluBack[1]!,
        'copied-gradient': gradient + other,
        'sum-output': x + negative,
        'max-output': Math.max(x, negative),
      },
    };
  },
});
