import pc from 'picocolors';
import type { PlannedStep } from '@chiaroscuro/recipes/plan-build';

const verbs: Readonly<Record<PlannedStep['verb'], string>> = {
  train: 'train',
  compute: 'compute',
  draw: 'redraw',
  typeset: 'typeset',
};

/** A plan as sentences, one step a line. */
export function describePlan(steps: readonly PlannedStep[]): string {
  if (steps.length === 0) return 'Nothing to do: everything is as its sources say.\n';
  const conditional = steps.some(({ isConditional }) => isConditional);
  return [
    ...steps.map(describeStep),
    summary(steps),
    ...(conditional
      ? ['Steps in brackets fall away when the steps before them change nothing.']
      : []),
    '',
  ].join('\n');
}

function describeStep({ verb, subject, edition, reasons, isConditional }: PlannedStep): string {
  const what = `${verbs[verb]} ${pc.bold(subject)}${edition ? ` (${edition})` : ''}`;
  const line = `${what}: ${reasons.join('; ')}`;
  return isConditional ? `[${line}]` : line;
}

function summary(steps: readonly PlannedStep[]): string {
  const count = (verb: PlannedStep['verb']): number =>
    steps.filter((step) => step.verb === verb).length;
  const trainings = count('train');
  return `To do: ${trainings > 0 ? `${trainings} to train, ` : ''}${count('compute')} to compute, ${count('draw')} to draw, ${count('typeset')} to typeset.`;
}
