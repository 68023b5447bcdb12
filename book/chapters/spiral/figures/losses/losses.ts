import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { hingeLoss, logLoss, perceptronLoss, pullOfLogLoss } from '../../mathematics/losses.ts';

/** Three losses against the gap between the best wrong answer and the right one, and how hard they pull. */
export default defineFigure({
  parameters: { halfWidth: 4, nodes: 161, margin: 1 },
  compute({ parameters: { halfWidth, nodes, margin } }) {
    const gaps = linspace(-halfWidth, halfWidth, nodes);
    return {
      tables: {
        losses: {
          columns: tabulate(
            gaps.map((gap) => ({
              gap,
              perceptron: perceptronLoss(gap),
              hinge: hingeLoss(gap, margin),
              log: logLoss(gap),
              pull: pullOfLogLoss(gap),
            })),
          ),
        },
      },
      numbers: {
        margin,
        'log-at-0': logLoss(0),
        'log-at-5': logLoss(5),
        'pull-at-5': pullOfLogLoss(5),
        'smoothed-gap': smoothedGap(5, 0.1),
      },
    };
  },
});

/**
 * The gap at which softargmax of K scores, all wrong ones equal, is a one-hot target of which a share ε
 * has been spread evenly over all classes.
 */
export function smoothedGap(classes: number, share: number): number {
  return Math.log(1 + (classes * (1 - share)) / share);
}
