import { execa } from 'execa';

/** The programs that make files of a release and that a build does not note, with what makes them tell their version. */
const programs = { qpdf: '--version', pdftocairo: '-v', gs: '--version' };

/** Their versions, as they tell them; a program that is not there is left out. */
export async function programVersions(): Promise<Record<string, string>> {
  const versions = await Promise.all(
    Object.entries(programs).map(async ([name, option]) => {
      const { all, failed } = await execa(name, [option], { reject: false, all: true });
      const version = /\d+(\.\d+)+/.exec(all ?? '')?.[0];
      return failed || version === undefined ? [] : [[name, version] as const];
    }),
  );
  return Object.fromEntries(versions.flat());
}
