import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Model } from './figure.ts';

/**
 * The models that a file exports, by their names: directly, or as families in arrays and records.
 *
 * @param exported what importing it gives.
 * @param file as messages show it.
 * @throws UserError `model/duplicate` when two of them have the same name.
 */
export function exportedModels(exported: unknown, file: string): Map<string, Model> {
  const models = new Map<string, Model>();
  const seen = new Set<unknown>();
  visit(exported);
  return models;

  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    if (seen.has(value)) return;
    seen.add(value);
    if (!isModel(value)) Object.values(value).forEach(visit);
    else if (models.has(value.name)) throw duplicate(value.name, file);
    else models.set(value.name, value);
  }
}

function isModel(value: object): value is Model {
  return 'kind' in value && value.kind === 'model' && 'name' in value && 'train' in value;
}

function duplicate(name: string, file: string): UserError {
  return new UserError({
    code: 'model/duplicate',
    severity: 'error',
    message: `expected models of different names, found two that are called "${name}"`,
    place: { file },
    hint: 'Put what tells them apart into the name, for instance the seed: name: `ensemble-${seed}`.',
  });
}
