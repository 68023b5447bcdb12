import { logLoss, pullOfLogLoss } from './losses.ts';

/**
 * A loss with one parameter: the mean log loss of examples whose gap is ϑ times their lead. A positive
 * lead asks for a large ϑ, a negative one, an example on the wrong side, for a small one.
 */
export function logisticLoss(theta: number, leads: readonly number[]): number {
  return mean(leads.map((lead) => logLoss(theta * lead)));
}

/** J′(ϑ). */
export function logisticSlope(theta: number, leads: readonly number[]): number {
  return mean(leads.map((lead) => -lead * pullOfLogLoss(theta * lead)));
}

/** J″(ϑ), which is positive. */
export function logisticCurvature(theta: number, leads: readonly number[]): number {
  return mean(
    leads.map((lead) => {
      const pull = pullOfLogLoss(theta * lead);
      return lead ** 2 * pull * (1 - pull);
    }),
  );
}

/** The minimiser, by Newton's method from zero, for leads of both signs that are not too far apart. */
export function logisticMinimum(leads: readonly number[]): number {
  let theta = 0;
  for (let n = 0; n < 50; n++)
    theta -= logisticSlope(theta, leads) / logisticCurvature(theta, leads);
  return theta;
}

/** ϑ before, and after each of `steps` steps ϑ ← ϑ − η J′(ϑ). */
export function descend(
  slope: (theta: number) => number,
  { start, rate, steps }: { start: number; rate: number; steps: number },
): number[] {
  const path = [start];
  for (let n = 0; n < steps; n++) path.push(path[n]! - rate * slope(path[n]!));
  return path;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
