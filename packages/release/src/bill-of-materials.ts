import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

/** A program that is no npm package and that the release was made with. */
export interface UsedProgram {
  name: string;
  version: string;
}

/** What of a CycloneDX document npm fills in anew each time, or takes from where the project lies. */
interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; name: string } };
  components: object[];
}

/**
 * The bill of materials of a project in CycloneDX's JSON: every npm package of its lock file, as npm itself
 * lists them, with versions, licences and hashes; and the programs that npm does not know.
 *
 * @param project the folder with package-lock.json.
 * @param name of the project, which npm would take from the name of the folder.
 * @param date of the release, YYYY-MM-DDThh:mm:ssZ.
 * @throws UserError `tool/missing` without npm, `release/failed-check` when lock file and manifests contradict each other.
 */
export async function billOfMaterials({
  project,
  name,
  date,
  programs,
}: {
  project: string;
  name: string;
  date: string;
  programs: readonly UsedProgram[];
}): Promise<string> {
  const options = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const result = await execa('npm', ['sbom', ...options], {
    cwd: project,
    reject: false,
    timeout: 300_000,
    maxBuffer: 100_000_000,
  });
  if (result.code === 'ENOENT') throw noNpm();
  if (result.failed) throw contradictory(result.stderr);
  return `${JSON.stringify(madeReproducible(JSON.parse(result.stdout) as Bom, { name, date, programs }), null, 2)}\n`;
}

/** Takes from npm's document what another run, or another folder, would have written differently. */
export function madeReproducible(
  { serialNumber: _, ...bom }: Bom,
  { name, date, programs }: { name: string; date: string; programs: readonly UsedProgram[] },
): Bom {
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      timestamp: date,
      component: { ...bom.metadata.component, name },
    },
    components: [
      ...bom.components,
      ...programs.map((program) => ({
        'bom-ref': `program:${program.name}`,
        type: 'application',
        ...program,
        scope: 'required',
      })),
    ],
  };
}

function noNpm(): UserError {
  return new UserError({
    code: 'tool/missing',
    severity: 'error',
    message: 'Expected the program npm, found none.',
    hint: 'It comes with Node.',
  });
}

function contradictory(transcript: string): UserError {
  return new UserError({
    code: 'release/failed-check',
    severity: 'error',
    message: 'npm cannot list what the project is made of',
    place: { file: 'package-lock.json' },
    hint: 'npm install --package-lock-only brings the lock file up to date; commit it.',
    excerpt: transcript.split('\n').slice(0, 10).join('\n'),
  });
}
