import { defineFigure } from '@chiaroscuro/compute/figure';
import { periodNodes } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import {
  angleOf,
  descentSteps,
  ellipsePoint,
  ellipseSamples,
  guidedEnergy,
  inferLatent,
  type HalfAxes,
} from '../../mathematics/ellipse.ts';
import model, { encoderForm } from '../../models/target-propagation.ts';

/** What the encoder guesses and what inference finds, before and after training, on targets it has not seen. */
export default defineFigure({
  seed: 9,
  parameters: { targets: 500, drawn: 160, descent: { learningRate: 0.05, tolerance: 1e-3 } },
  async compute({ parameters, random, train }) {
    const trained = await train(model);
    const targets = ellipseSamples(random, parameters.targets);
    const starts = targets.map(() => 2 * Math.PI * random.uniform());
    const [w1, w2] = trained.decoder;
    const after: HalfAxes = [w1!, w2!];
    const before = model.parameters.start;
    const states = [
      { name: 'before', axes: before, weights: trained.untrained },
      { name: 'after', axes: after, weights: trained.encoder },
    ].map(({ name, axes, weights }) => {
      const rows = targets.map((y) => {
        const guess = angleOf(evaluateNet({ ...encoderForm, weights }, y));
        const { z, value } = inferLatent(axes, y);
        return {
          guess: inPeriod(guess),
          check: inPeriod(z),
          gap: guidedEnergy(axes, y, guess) - value,
        };
      });
      return { name, axes, rows, gap: mean(rows.map(({ gap }) => gap)) };
    });
    const [, final] = states;
    const steps = final!.rows.map(({ guess }, n) => ({
      guess: descentSteps(after, targets[n]!, guess, parameters.descent),
      random: descentSteps(after, targets[n]!, starts[n]!, parameters.descent),
    }));
    return {
      tables: {
        ...Object.fromEntries(
          states.map(({ name, rows }) => [
            name,
            { columns: tabulate(rows.slice(0, parameters.drawn)) },
          ]),
        ),
        ...Object.fromEntries(
          states.map(({ name, axes }) => [
            `ellipse-${name}`,
            {
              columns: tabulate(
                [...periodNodes(96), 0].map((z) => {
                  const [y1, y2] = ellipsePoint(axes, z);
                  return { y1, y2 };
                }),
              ),
            },
          ]),
        ),
        samples: {
          columns: tabulate(targets.slice(0, parameters.drawn).map(([y1, y2]) => ({ y1, y2 }))),
        },
        history: {
          columns: tabulate(
            trained.cost.map((cost, i) => ({
              step: Math.min(15 * i, model.parameters.steps - 1),
              cost,
              discrepancy: trained.discrepancy[i]!,
            })),
          ),
        },
        steps: { columns: tabulate(cumulative(steps)) },
      },
      numbers: {
        'training-samples': model.parameters.samples,
        steps: model.parameters.steps,
        'target-count': targets.length,
        'guess-weight': model.parameters.guessWeight,
        'encoder-rate': model.parameters.encoderRate,
        'decoder-rate': model.parameters.decoderRate,
        'weight-1': after[0],
        'weight-2': after[1],
        'gap-before': states[0]!.gap,
        'gap-after': final!.gap,
        'gap-ratio': states[0]!.gap / final!.gap,
        'guess-error': Math.sqrt(
          mean(final!.rows.map(({ guess, check }) => turn(guess - check) ** 2)),
        ),
        'error-from-gap': Math.sqrt(final!.gap) / meanRadius,
        'smallest-gap': Math.min(...states.flatMap(({ rows }) => rows.map(({ gap }) => gap))),
        'mean-free-energy': mean(targets.map((y) => inferLatent(after, y).value)),
        'steps-from-guess': mean(steps.map((row) => row.guess)),
        'steps-from-random': mean(steps.map((row) => row.random)),
      },
    };
  },
});

/** The radius of a circle between the ellipse's half-axes, on which a gap of r²Δ² belongs to an error Δ. */
const meanRadius = 1.75;

/** For each number of steps, the share of targets whose descent has ended by then. */
function cumulative(steps: readonly { guess: number; random: number }[]) {
  return Array.from({ length: 61 }, (_, count) => ({
    count,
    guess: mean(steps.map((row) => Number(row.guess <= count))),
    random: mean(steps.map((row) => Number(row.random <= count))),
  }));
}

function inPeriod(z: number): number {
  return ((z % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
}

/** An angle in [−π, π). */
function turn(angle: number): number {
  return inPeriod(angle + Math.PI) - Math.PI;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
