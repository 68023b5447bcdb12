import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Typesetting } from '@chiaroscuro/latex/typeset-until-settled';
import { filesWithErrors } from '@chiaroscuro/review/files-with-errors';
import { unmark, type MarkedSection } from './marked-sections.ts';

/**
 * Typesets with marks. Where marks within a section make TeX stumble, as they may in a table, the section goes
 * without, with a warning: a reviewer needs the page more than the marks.
 *
 * @param typeset runs TeX on what is in `workFolder` now.
 * @throws UserError with the errors that are not in a marked section.
 */
export async function typesetMarked(
  marked: readonly MarkedSection[],
  workFolder: string,
  typeset: () => Promise<Typesetting>,
): Promise<{ result: Typesetting; sections: MarkedSection[]; warnings: Diagnostic[] }> {
  const warnings: Diagnostic[] = [];
  let sections = [...marked];
  for (;;) {
    const result = await typeset();
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    const files = filesWithErrors(result.run.transcript);
    const faulty = sections.filter(({ name }) => files.has(name));
    const [first, ...others] = errors;
    if (!first) return { result, sections, warnings };
    if (faulty.length === 0) throw new UserError(first, ...others);
    for (const section of faulty) {
      unmark(section, workFolder);
      warnings.push({
        code: 'review/not-marked',
        severity: 'warning',
        message: `changes in ${section.name} are not marked, because TeX cannot typeset the marks: ${first.message}`,
      });
    }
    sections = sections.filter((section) => !faulty.includes(section));
  }
}
