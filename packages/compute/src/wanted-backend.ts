import { backendNames } from './backend.ts';
import type { BackendChoice } from './backend.ts';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** The environment variable that overrides the backend of book.json. */
export const backendVariable = 'CHIAROSCURO_BACKEND';

/**
 * The backend to compute with: the environment's if it names one, else the book's, else `auto`.
 *
 * @throws UserError `option/invalid` when the environment names one that does not exist.
 */
export function wantedBackend(
  environment: string | undefined,
  book: BackendChoice = 'auto',
): BackendChoice {
  if (!environment) return book;
  const choices: readonly BackendChoice[] = ['auto', ...backendNames];
  const choice = choices.find((name) => name === environment);
  if (choice) return choice;
  throw new UserError({
    code: 'option/invalid',
    severity: 'error',
    message: `expected ${backendVariable} to be one of ${choices.join(', ')}, found "${environment}"`,
    hint: `Unset ${backendVariable}, or set it to auto.`,
  });
}
