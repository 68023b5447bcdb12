/**
 * The date of an edition as readers of a language write it: `23 November 2026`.
 *
 * @param date `2026-11-23`.
 * @param language a BCP 47 tag.
 */
export function editionDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
