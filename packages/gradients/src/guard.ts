import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { tapeEngine } from './engine.ts';
import type { Tf } from './engine.ts';
import { alternatives, provenDerivatives } from './proven-derivatives.ts';
import type { Order } from './proven-derivatives.ts';

/** Kernel to the highest order in which its derivative was taken. */
export type DerivativesUsed = Record<string, Order>;

const provenOrders = new Map(Object.entries(provenDerivatives));

const uses = new WeakMap<object, Map<string, Order>>();

/**
 * Makes the engine look up every derivative in the moment it is taken. A step that does not lead from
 * a variable to the loss is never asked.
 *
 * The order is one more than the number of gradients that are still being recorded: what a
 * gradient inside another computes backwards is itself differentiated.
 */
export function guardGradients(tf: Tf): void {
  const engine = tapeEngine(tf);
  const used = new Map<string, Order>();
  uses.set(engine, used);
  const addTapeNode = engine.addTapeNode.bind(engine);

  engine.addTapeNode = (...step) => {
    addTapeNode(...step);
    const node = engine.state.activeTape!.at(-1)!;
    const { kernelName, gradient } = node;
    node.gradient = (dys) => {
      const order = engine.state.gradientDepth + 1;
      if ((used.get(kernelName) ?? 0) < order)
        used.set(kernelName, proved(plain(kernelName), order));
      return gradient!(dys);
    };
  };
}

/** The derivatives that were taken since the last call, kernels in alphabetical order; and forgets them. */
export function takeDerivativesUsed(tf: Tf): DerivativesUsed {
  const used = uses.get(tapeEngine(tf));
  const entries = [...(used ?? [])]
    .map(([name, order]) => [plain(name), order] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  used?.clear();
  return Object.fromEntries(entries);
}

/** The name without what operations add to it when they open a scope. */
function plain(name: string): string {
  return name.replace(/__op$/, '');
}

/** @throws UserError `compute/unproved-gradient` when the derivative of this order is not in the list. */
function proved(name: string, order: number): Order {
  const known = provenOrders.get(name) ?? 0;
  if (order === 1 && known >= 1) return 1;
  if (order === 2 && known === 2) return 2;
  throw new UserError({
    code: 'compute/unproved-gradient',
    severity: 'error',
    message:
      order > 2
        ? `${name} was differentiated ${order} times, and only first and second derivatives are proved`
        : `the ${order === 1 ? 'first' : 'second'} derivative of ${name} was taken, which is not proved to be right`,
    hint: hint(name, order),
  });
}

function hint(name: string, order: number): string {
  const instead = alternatives[name];
  if (instead && order <= 2) return instead;
  const general =
    order === 1
      ? 'Write it with operations whose gradients are proved'
      : 'Propagate tangents through the layers (denseWithTangent) and take one gradient';
  return `${general}, or prove it: packages/gradients/src/proven-derivatives.ts lists what is proved, and a case in packages/gradients/src/cases/ proves it.`;
}
