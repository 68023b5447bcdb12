import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Model, ModelData, Requirement } from './figure.ts';

/**
 * Holds a finished training against what its model requires of it. NaN meets no requirement.
 *
 * @throws UserError `model/property`, with every requirement that is missed.
 */
export function checkRequirements<Data extends ModelData>(model: Model<Data>, data: Data): void {
  const missed = (model.requires?.(data) ?? []).filter((requirement) => !isMet(requirement));
  if (missed.length === 0) return;
  const [first, ...others] = missed.map((requirement) => ({
    code: 'model/property' as const,
    severity: 'error' as const,
    message: `expected ${describe(requirement)} of the model "${model.name}" (seed ${model.seed}), got ${requirement.value}`,
    hint: 'Train longer or otherwise: `parameters` and `seed` of the model decide. Weaken `requires` only if less will do for its figures.',
  }));
  throw new UserError(first!, ...others);
}

function isMet({ value, least = -Infinity, most = Infinity }: Requirement): boolean {
  return value >= least && value <= most;
}

function describe({ what, least, most }: Requirement): string {
  if (least === undefined) return `${what} ≤ ${most ?? Infinity}`;
  return most === undefined ? `${what} ≥ ${least}` : `${least} ≤ ${what} ≤ ${most}`;
}
