import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { growth, playGame, type GameRules } from '../../mathematics/smallest-game.ts';

/** The smallest adversarial game under three rules: it spirals out, goes round, and comes to rest. */
export default defineFigure({
  parameters: {
    start: { a: 0.5, s: 0 },
    rounds: 120,
    rate: 0.15,
    penalty: 0.5,
    outwardRounds: 60,
  },
  compute({ parameters }) {
    const { start, rounds, rate, penalty, outwardRounds } = parameters;
    const rules: Record<string, GameRules> = {
      simultaneous: { rate, order: 'simultaneous', penalty: 0 },
      turns: { rate, order: 'in turn', penalty: 0 },
      penalised: { rate, order: 'simultaneous', penalty },
    };
    const table = (name: string) => {
      const count = name === 'simultaneous' ? outwardRounds : rounds;
      return { columns: tabulate(playGame(start, rules[name]!, count)) };
    };
    return {
      tables: Object.fromEntries(Object.keys(rules).map((name) => [name, table(name)])),
      numbers: {
        rate,
        penalty,
        'outward-rounds': outwardRounds,
        rounds,
        ...Object.fromEntries(
          Object.entries(rules).map(([name, rule]) => [`growth-${name}`, growth(rule)]),
        ),
        // For an exercise: how many rounds double the distance, or halve it.
        'doubling-rounds': Math.log(2) / Math.log(growth(rules['simultaneous']!)),
        'halving-rounds': -Math.log(2) / Math.log(growth(rules['penalised']!)),
      },
    };
  },
});
