import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { regionTables, sampleColumns } from '../../mathematics/classifier-regions.ts';
import { spiralRadius } from '../../mathematics/spiral-samples.ts';
import { accuracyOf, freshAccuracy, trainingSamples } from '../../mathematics/train-classifier.ts';
import classifier from '../../models/classifier.ts';
import linearClassifier from '../../models/linear-classifier.ts';

/** What a net without a nonlinearity makes of the spirals, and where along the arms it is right. */
export default defineFigure({
  parameters: { square: { halfWidth: 1.1, nodes: 45 }, rings: 10 },
  async compute({ parameters: { square, rings }, train }) {
    const [linear, relu] = await Promise.all([train(linearClassifier), train(classifier)]);
    const samples = trainingSamples();
    const linearNet = { ...linearClassifier.parameters.form, weights: linear.weights };
    const reluNet = { ...classifier.parameters.form, weights: relu.weights };
    const steps = Math.min(linear.losses.length, relu.losses.length);
    return {
      tables: {
        ...regionTables(square, (x) => evaluateNet(linearNet, x)),
        samples: { columns: sampleColumns(samples) },
        rings: {
          columns: tabulate(
            Array.from({ length: rings }, (_, ring) => {
              const inRing = samples.filter(
                ({ t }) => Math.min(rings - 1, Math.floor(rings * t)) === ring,
              );
              return {
                radius: spiralRadius((ring + 0.5) / rings),
                linear: accuracyOf(linearNet, inRing),
                relu: accuracyOf(reluNet, inRing),
              };
            }),
          ),
        },
        losses: {
          columns: tabulate(
            Array.from({ length: steps }, (_, step) => ({
              step,
              linear: linear.losses[step]!,
              relu: relu.losses[step]!,
            })),
          ),
        },
      },
      numbers: {
        accuracy: linear.accuracy,
        'fresh-accuracy': freshAccuracy(linearNet),
        loss: linear.losses.at(-1)!,
        steps: linear.losses.length,
        'relu-accuracy': relu.accuracy,
        'relu-fresh-accuracy': freshAccuracy(reluNet),
        'relu-loss': relu.losses.at(-1)!,
        'relu-steps': relu.losses.length,
        'first-loss': linear.losses[0]!,
        'chance-loss': Math.log(linear.weights.at(-1)!.length),
        'hidden-units': classifier.parameters.form.widths[1],
        'learning-rate': classifier.parameters.learningRate,
      },
    };
  },
});
