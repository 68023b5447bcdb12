/** Where the smallest adversarial game stands: the generator's one answer a, and the critic's slope s. */
export interface GameState {
  a: number;
  s: number;
}

/** How the two players of the smallest game take their steps. */
export interface GameRules {
  /** η > 0: the step of both. */
  rate: number;
  /** Whether the generator looks at the critic before its step, or after it. */
  order: 'simultaneous' | 'in turn';
  /** γ ≥ 0: the price γs²/2 of a steep critic. */
  penalty: number;
}

/**
 * One step of gradient descent for each player. All data are 0, all answers of the generator are a, and
 * the critic's energy is C(y) = sy: its loss is C(0) − C(a) + γs²/2, and the generator's is C(a).
 */
export function playRound({ a, s }: GameState, { rate, order, penalty }: GameRules): GameState {
  const next = s + rate * (a - penalty * s);
  return { a: a - rate * (order === 'in turn' ? next : s), s: next };
}

/** The states from a start on, `rounds` + 1 of them. */
export function playGame(start: GameState, rules: GameRules, rounds: number): GameState[] {
  const states = [start];
  while (states.length <= rounds) states.push(playRound(states.at(-1)!, rules));
  return states;
}

/**
 * By which factor a round changes the distance from the equilibrium (0, 0), in the long run: the modulus
 * of the largest eigenvalue of the round, which is a linear map.
 */
export function growth(rules: GameRules): number {
  const first = playRound({ a: 1, s: 0 }, rules);
  const second = playRound({ a: 0, s: 1 }, rules);
  const half = (first.a + second.s) / 2;
  const determinant = first.a * second.s - second.a * first.s;
  const discriminant = half * half - determinant;
  return discriminant < 0 ? Math.sqrt(determinant) : Math.abs(half) + Math.sqrt(discriminant);
}
