import type { Place } from '@chiaroscuro/diagnostics/diagnostic';

/** The place of something on a page, with its figure if that is known. */
export function placeOf({ page, figure }: { page: number; figure?: string }): Place {
  return { page, ...(figure !== undefined && { figure }) };
}
