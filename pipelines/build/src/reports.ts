import { existsSync, readFileSync } from 'node:fs';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { PreflightReport } from '@chiaroscuro/preflight/report';
import type { BuildPlan } from './build-plan.ts';

/** What preflight says of the files of a build, as pages for people, by their names in dist/. A proof has none. */
export function reports(book: Book, plan: BuildPlan): [file: string, bytes: Uint8Array][] {
  if (plan.chapter !== undefined) return [];
  return plan.editions.flatMap((edition) => {
    const files = book.paths.edition(edition);
    return [files.preflight, files.cover.preflight]
      .filter(({ data }) => existsSync(data))
      .map(({ data, page }): [string, Uint8Array] => {
        const { file } = JSON.parse(readFileSync(data, 'utf8')) as PreflightReport;
        return [file.replace(/\.pdf$/, '-preflight.html'), readFileSync(page)];
      });
  });
}
