import type { Point } from '@chiaroscuro/compute/plane';
import { displacement, squaredNorm } from '@chiaroscuro/compute/plane';
import type { TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { apply, transpose } from './matrix.ts';
import { move, moveJacobian } from './untrained-pair.ts';

/** The cost of a prediction: C(y, ỹ) = ‖y − ỹ‖². */
export function cost(y: Point, prediction: Point): number {
  return squaredNorm(displacement(prediction, y));
}

/** The energy of a pair: the cost of what a net predicts, E(x, y) = C(y, f(x)). */
export function energy(net: TrainedNet, x: Point, y: Point): number {
  return cost(y, move(net, x));
}

/** ∂E/∂y = 2 (y − f(x)). */
export function outputGradient(net: TrainedNet, x: Point, y: Point): Point {
  const [u, v] = displacement(move(net, x), y);
  return [2 * u, 2 * v];
}

/** ∂E/∂x = −2 Jᵀ (y − f(x)), with the Jacobian J of the net at x. */
export function inputGradient(net: TrainedNet, x: Point, y: Point): Point {
  const [u, v] = apply(transpose(moveJacobian(net, x)), outputGradient(net, x, y));
  return [-u, -v];
}

/** How a descent goes: a step is halved until it lowers the function by enough. */
export interface DescentOptions {
  /** The step that is tried first, a factor of the gradient. */
  firstStep: number;
  /** Ends where the norm of the gradient is below this … */
  tolerance: number;
  /** … or after so many steps. */
  maxSteps: number;
}

/**
 * Gradient descent with backtracking: Armijo's rule with the constant 3/4, which keeps the path close
 * to the line of steepest descent; a step that was accepted at once is doubled the next time.
 *
 * @returns the points, the start first.
 */
export function descend(
  value: (point: Point) => number,
  gradient: (point: Point) => Point,
  start: Point,
  { firstStep, tolerance, maxSteps }: DescentOptions,
): Point[] {
  const path = [start];
  let step = firstStep;
  while (path.length <= maxSteps) {
    const here = path.at(-1)!;
    const [u, v] = gradient(here);
    if (Math.hypot(u, v) < tolerance) break;
    const [height, enough] = [value(here), 0.75 * (u * u + v * v)];
    const after = (): Point => [here[0] - step * u, here[1] - step * v];
    let halvings = 0;
    while (value(after()) > height - step * enough && halvings++ < 60) step /= 2;
    if (halvings > 60) break;
    path.push(after());
    if (halvings === 0) step *= 2;
  }
  return path;
}
