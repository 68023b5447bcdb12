import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/**
 * Whether an error may come from what the last run has left, where a heading or a caption can use
 * macros that the sources no longer define: it has no line of the sources, or a macro in it is not
 * what stands there.
 */
export function mayBeOld(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code, severity, message, place, excerpt = '' }) => {
    if (severity !== 'error') return false;
    const macro = /\\\S+(?=\.$)/.exec(message)?.[0];
    const isElsewhere = macro !== undefined && !excerpt.includes(macro);
    return place?.line === undefined || (code === 'latex/undefined-macro' && isElsewhere);
  });
}

/** Everything TeX and its companions have written; a proof's root file stays. */
export function clearAuxiliary(workFolder: string): void {
  for (const name of readdirSync(workFolder).filter((file) => !file.endsWith('.tex'))) {
    rmSync(path.join(workFolder, name), { recursive: true });
  }
}
