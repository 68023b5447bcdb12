import { execa } from 'execa';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** The programs of a setup. */
export interface Tools {
  compiler: string;
  /** Undefined when no wheel is to be fetched. */
  python?: string;
}

/**
 * Looks for the programs that a setup needs, all of them before anything is fetched.
 *
 * @throws UserError `tool/missing`, with one diagnostic for each program that does not run.
 */
export async function findTools(env: NodeJS.ProcessEnv, needsPip: boolean): Promise<Tools> {
  const compilers = env['CXX'] ? [env['CXX']] : ['g++', 'clang++', 'c++'];
  const compiler = await firstThatRuns(compilers, ['--version']);
  const python = needsPip
    ? await firstThatRuns(['python3', 'python'], ['-m', 'pip', '--version'])
    : undefined;
  const missing = [
    ...(compiler ? [] : [missingCompiler(compilers)]),
    ...(needsPip && !python ? [missingPip] : []),
  ];
  const [first, ...others] = missing;
  if (first) throw new UserError(first, ...others);
  return { compiler: compiler!, ...(python && { python }) };
}

async function firstThatRuns(programs: string[], options: string[]): Promise<string | undefined> {
  for (const program of programs) {
    const { failed } = await execa(program, options, { stdin: 'ignore', reject: false });
    if (!failed) return program;
  }
  return undefined;
}

function missingCompiler(tried: readonly string[]): Diagnostic {
  return {
    code: 'tool/missing',
    severity: 'error',
    message: `expected a C++ compiler, found none that runs (tried ${tried.join(', ')})`,
    hint:
      process.platform === 'darwin'
        ? 'Run `xcode-select --install`.'
        : 'Install one, on Debian and Ubuntu with `apt-get install g++`, or name it: CXX=/path npm run setup:native.',
  };
}

const missingPip: Diagnostic = {
  code: 'tool/missing',
  severity: 'error',
  message: 'expected python3 with pip, which fetches TensorFlow’s C library, found none that runs',
  hint: 'Install it, on Debian and Ubuntu with `apt-get install python3-pip`, or name a folder that has the library: LIBTENSORFLOW=/path npm run setup:native.',
};
