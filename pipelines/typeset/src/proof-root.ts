import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EditionPaths } from '@chiaroscuro/manuscript/paths';

/** Where a proof is typeset. */
export interface ProofRoot {
  workFolder: string;
  files: EditionPaths;
  proof: string;
  jobname: string;
}

/**
 * Writes a root file that chooses one chapter before it becomes the edition's own.
 *
 * @returns its name.
 */
export function writeProofRoot({ workFolder, files, proof, jobname }: ProofRoot): string {
  const name = `${jobname}.tex`;
  const choice = `\\newcommand\\onlychapter{${proof}}\n\\input{${path.basename(files.rootFile)}}\n`;
  writeFileSync(path.join(workFolder, name), choice);
  return name;
}
