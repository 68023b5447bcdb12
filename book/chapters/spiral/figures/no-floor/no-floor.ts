import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import classifier from '../../models/classifier.ts';
import noFloorModel from '../../models/no-floor.ts';

/** What becomes of a classifier whose loss only pushes energies down, beside one whose loss also pulls up. */
export default defineFigure({
  parameters: {},
  async compute({ train }) {
    const [fallen, contrastive] = await Promise.all([train(noFloorModel), train(classifier)]);
    const { linear, crossEntropy, accuracy, lastAccuracy } = fallen;
    const last = linear.length - 1;
    return {
      tables: {
        steps: {
          columns: tabulate(
            linear.map((loss, step) => ({
              step,
              linear: loss,
              crossEntropy: crossEntropy[step]!,
              accuracy: accuracy[step]!,
              contrastive: contrastive.losses[step]!,
            })),
          ),
        },
      },
      numbers: {
        steps: linear.length,
        'first-loss': linear[0]!,
        loss: linear[last]!,
        'half-time-loss': linear[(last - 1) / 2]!,
        // Of the power of the step with which the loss falls, over the second half of the training.
        exponent: Math.log2(linear[last]! / linear[(last - 1) / 2]!),
        'cross-entropy': crossEntropy[last]!,
        accuracy: lastAccuracy,
        'best-accuracy': Math.max(...accuracy),
        'contrastive-loss': contrastive.losses[last]!,
      },
    };
  },
});
