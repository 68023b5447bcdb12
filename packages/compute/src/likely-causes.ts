import type { Ingredients } from './ingredients.ts';

/**
 * What may have moved the numbers of a figure, in the author's terms: whatever differs between what
 * the accepted numbers and the new ones were computed from. What says most comes first: `seed 3 → 4`,
 * `parameter nodes 41 → 37`, `mathematics/energy.ts changed`, `backend wasm → cpu`,
 * `@tensorflow/tfjs 4.22.0 → 4.23.0`, `Node 20 → 22`.
 *
 * @param comparison.accepted, comparison.computed the Ingredients; anything else where they are not known.
 * @param comparison.folder the chapter's, relative to the project: files in it are named from there.
 * @returns empty when one side is not known or nothing differs.
 */
export function likelyCauses({
  accepted,
  computed,
  folder,
}: {
  accepted: unknown;
  computed: unknown;
  folder: string;
}): string[] {
  if (!isIngredients(accepted) || !isIngredients(computed)) return [];
  return [
    ...compareValue('seed', accepted.seed, computed.seed),
    ...compareParameters('parameter', accepted.parameters, computed.parameters),
    ...compareModels(accepted.models, computed.models),
    ...compareModules(accepted.modules, computed.modules, folder),
    ...compareValue('backend', accepted.backend, computed.backend),
    ...compareVersions(accepted.versions, computed.versions),
  ];
}

function isIngredients(value: unknown): value is Ingredients {
  if (!isRecord(value)) return false;
  const { modules, backend, versions, models } = value;
  return (
    isRecord(modules) && isRecord(versions) && typeof backend === 'string' && Array.isArray(models)
  );
}

function compareValue(name: string, accepted: unknown, computed: unknown): string[] {
  return JSON.stringify(accepted) === JSON.stringify(computed)
    ? []
    : [`${name} ${show(accepted)} → ${show(computed)}`];
}

/** Goes into objects, so that the one parameter is named that differs. */
function compareParameters(
  name: string,
  accepted: unknown,
  computed: unknown,
  separator = ' ',
): string[] {
  if (!isRecord(accepted) || !isRecord(computed)) return compareValue(name, accepted, computed);
  return namesOf(accepted, computed).flatMap((key) =>
    compareParameters(`${name}${separator}${key}`, accepted[key], computed[key], '.'),
  );
}

function compareModels(accepted: Ingredients['models'], computed: Ingredients['models']): string[] {
  const names = new Set([...accepted, ...computed].map(({ model }) => model));
  return [...names].flatMap((name) => {
    const [was, is] = [accepted, computed].map((models) =>
      models.find(({ model }) => model === name),
    );
    if (!was) return [`model ${name} is new`];
    if (!is) return [`model ${name} is no longer trained`];
    return [
      ...compareValue(`seed of model ${name}`, was.seed, is.seed),
      ...compareParameters(`model ${name}, parameter`, was.parameters, is.parameters),
    ];
  });
}

function compareModules(
  accepted: Record<string, string>,
  computed: Record<string, string>,
  folder: string,
): string[] {
  return namesOf(accepted, computed).flatMap((file) => {
    const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
    if (accepted[file] === undefined) return [`${name} is new`];
    if (computed[file] === undefined) return [`${name} is no longer used`];
    return accepted[file] === computed[file] ? [] : [`${name} changed`];
  });
}

function compareVersions(
  accepted: Record<string, string>,
  computed: Record<string, string>,
): string[] {
  return namesOf(accepted, computed).flatMap((name) =>
    compareValue(name === 'node' ? 'Node' : name, accepted[name], computed[name]),
  );
}

function namesOf(accepted: object, computed: object): string[] {
  return [...new Set([...Object.keys(accepted), ...Object.keys(computed)])].sort();
}

/** A value on a line: plain where it can be, cut where it is long. */
function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
