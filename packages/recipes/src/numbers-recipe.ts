import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Backend } from '@chiaroscuro/compute/backend';
import { float64Versions } from '@chiaroscuro/compute/float64-versions';
import type { ChapterPaths } from '@chiaroscuro/manuscript/paths';
import { digestCode, digestModule, type CodeDigest } from './code-digest.ts';

/** What is known of a figure's numbers, or of a model, before they are computed. */
export interface NumbersRecipe {
  recipe: string;
  code: CodeDigest;
}

/**
 * The recipe of a figure's numbers: its code with all it imports (parameters and seed are part of
 * it), what runs it, and the arithmetic. The trainings it uses are read while it computes.
 */
export async function figureRecipe(file: string): Promise<NumbersRecipe> {
  const code = await digestCode(file);
  return {
    code,
    recipe: digest(['numbers 1', code.digest, code.packages, await runner(), float64Versions()]),
  };
}

/** The recipe of a model of a file: as a figure's, with the model's name and the backend that trains it. */
export async function modelRecipe(
  { file, model }: ModelSource,
  { name, versions }: Pick<Backend, 'name' | 'versions'>,
): Promise<NumbersRecipe> {
  const code = await digestCode(file);
  const known = [code.digest, code.packages, await runner(), float64Versions(), name, versions];
  return { code, recipe: digest(['model 2', model, ...known]) };
}

/** Where a model is found: several of a family may share a file. */
export interface ModelSource {
  /** Absolute path. */
  file: string;
  /** The model's name. */
  model: string;
}

/** How the journal calls a training: a figure may have the same name. */
export function trainingSubject(chapter: string, model: string): string {
  return `${chapter}/models/${model}`;
}

/** Files of the chapter's models that a figure imports, at whatever depth. */
export function importedModels(chapter: ChapterPaths, { files }: CodeDigest): string[] {
  return files.filter((file) => file.startsWith(`${chapter.models}/`));
}

/** Each source file of a computation to the digest of its own code: they tell what has changed. */
export async function moduleDigests(
  { files }: CodeDigest,
  relative: (file: string) => string,
): Promise<Record<string, string>> {
  const entries = files.map(async (file) => [relative(file), await digestModule(file)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

let ofRunner: Promise<string> | undefined;

/** The digest of what runs figures and draws their random numbers. */
function runner(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@chiaroscuro/compute/run-figure'));
  ofRunner ??= digestCode(entry).then((code) => code.digest);
  return ofRunner;
}

/** The sha256, in hexadecimal, of a value as JSON. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
