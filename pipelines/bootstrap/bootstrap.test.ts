import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRequirements } from './src/requirements.mjs';

const project = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'bootstrap-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

function bootstrap(args: string[], env: NodeJS.ProcessEnv, root = project): Promise<Outcome> {
  const file = path.join(root, 'pipelines/bootstrap/bootstrap.mjs');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** A folder whose programs are stand-ins for TeX Live and the PDF tools, all but those named. */
function toolFolder(name: string, without: string[] = []): string {
  const bin = path.join(folder, name);
  mkdirSync(bin);
  const { programs, texFiles } = readRequirements();
  for (const program of programs.filter((candidate) => !without.includes(candidate.name))) {
    writeFileSync(path.join(bin, program.name), '#!/bin/sh\necho "(TeX Live 2023)"\n', {
      mode: 0o755,
    });
  }
  const found = texFiles.filter((file) => !without.includes(file.name));
  const answer = found.map((file) => `echo /texmf/${file.name}`).join('\n');
  if (!without.includes('kpsewhich')) {
    writeFileSync(path.join(bin, 'kpsewhich'), `#!/bin/sh\n${answer}\n`, { mode: 0o755 });
  }
  return bin;
}

/** A clone as it comes from git, as far as the bootstrap step reads it. */
function clone(name: string): string {
  const root = path.join(folder, name);
  cpSync(import.meta.dirname, path.join(root, 'pipelines/bootstrap'), { recursive: true });
  cpSync(path.join(project, 'pipelines/doctor'), path.join(root, 'pipelines/doctor'), {
    recursive: true,
  });
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(path.join(project, file), path.join(root, file));
  }
  return root;
}

test('--help names every command', async () => {
  const { exitCode, stdout } = await bootstrap(['--help'], { PATH: '' });
  expect(exitCode).toBe(0);
  for (const name of ['build', 'test', 'lint', 'typecheck', 'doctor', 'clean']) {
    expect(stdout).toContain(`  ${name} `);
  }
});

test('an unknown command is one line and a hint', async () => {
  const { exitCode, stdout, stderr } = await bootstrap(['biuld'], { PATH: '' });
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('Unknown command "biuld"');
  expect(stderr.trim().split('\n')).toHaveLength(2);
});

test('a command without options of its own refuses them', async () => {
  const { exitCode, stderr } = await bootstrap(['lint', '--fixx'], { PATH: '' });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('takes no arguments, found --fixx');
});

test('with nothing on the PATH, exactly what is missing is said and nothing is installed', async () => {
  const env = { PATH: '/nowhere', CHIAROSCURO_INSTALL: 'never' };
  const { exitCode, stdout, stderr } = await bootstrap(['build'], env);
  expect(exitCode).toBe(1);
  expect(stdout).toBe('');
  const { programs, texFiles } = readRequirements();
  for (const { name } of [...programs, ...texFiles]) expect(stderr).toContain(name);
  expect(stderr).toContain('Run:');
  expect(stderr).not.toMatch(/^ +at /m);
});

test('one missing file is named alone', async () => {
  const bin = toolFolder('without-memoir', ['memoir.cls']);
  const env = { PATH: bin, CHIAROSCURO_INSTALL: 'never' };
  const { exitCode, stderr } = await bootstrap(['build'], env);
  expect(exitCode).toBe(1);
  expect(stderr.split('\n')[1]).toMatch(/^ {2}texlive-latex-recommended {2}memoir\.cls$/);
  expect(stderr).toContain('tlmgr install memoir');
  expect(stderr).not.toContain('qpdf');
});

test('when everything is there, the command itself answers, with its own exit code', async () => {
  const env = { PATH: toolFolder('complete'), CHIAROSCURO_INSTALL: 'never' };
  const { exitCode, stderr } = await bootstrap(['build', '--bogus'], env);
  expect(stderr).toContain('--bogus');
  expect(stderr).toContain('option/invalid');
  expect(exitCode).toBe(2);
});

test('the help of a command does not wait for TeX', async () => {
  const env = { PATH: '/nowhere', CHIAROSCURO_INSTALL: 'never' };
  const { exitCode, stdout } = await bootstrap(['build', '--help'], env);
  expect(stdout).toContain('--edition');
  expect(exitCode).toBe(0);
});

test('arguments reach the program', async () => {
  const { exitCode, stdout } = await bootstrap(['typecheck', '--version'], { PATH: '/nowhere' });
  expect(stdout).toMatch(/^Version \d/);
  expect(exitCode).toBe(0);
});

test('a clone without npm packages says so where installing is forbidden', async () => {
  const env = { PATH: '/nowhere', CHIAROSCURO_INSTALL: 'never' };
  const { exitCode, stderr } = await bootstrap(['test'], env, clone('forbidden'));
  expect(exitCode).toBe(1);
  expect(stderr).toContain('they are not installed');
  expect(stderr).toMatch(/^ {2}npm ci$/m);
});

test('a failing npm ci is reported with npm’s own error, not its page of usage', async () => {
  const bin = path.join(folder, 'npm-fails');
  mkdirSync(bin);
  const lines = ['npm error code ENOTFOUND', 'npm error network request failed', 'usage: …'];
  const text = lines.map((line) => `echo "${line}" >&2`).join('\n');
  writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\n${text}\nexit 1\n`, { mode: 0o755 });
  const { exitCode, stderr } = await bootstrap(['test'], { PATH: bin }, clone('offline'));
  expect(exitCode).toBe(1);
  expect(stderr).toContain('  npm error code ENOTFOUND\n  npm error network request failed\nMend');
});

test('an npm ci that leaves packages out does not pass for a success', async () => {
  const bin = path.join(folder, 'npm-does-nothing');
  mkdirSync(bin);
  symlinkSync('/bin/true', path.join(bin, 'npm'));
  const { exitCode, stderr } = await bootstrap(['test'], { PATH: bin }, clone('half'));
  expect(exitCode).toBe(1);
  expect(stderr).toContain('could not be installed: they are not installed');
});

test('a signal stops npm ci and then the command', async () => {
  const bin = path.join(folder, 'npm-hangs');
  mkdirSync(bin);
  const note = path.join(folder, 'stopped');
  const script = `trap 'echo > "${note}"; exit 1' TERM\necho ready\nwhile :; do sleep 0.05; done`;
  writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const file = path.join(clone('interrupted'), 'pipelines/bootstrap/bootstrap.mjs');
  const env = { PATH: `${bin}:/usr/bin:/bin` };
  const exitCode = await new Promise((resolve) => {
    const child = execFile(process.execPath, [file, 'test'], { env });
    child.stderr?.once('data', () => setTimeout(() => child.kill('SIGTERM'), 500));
    child.once('close', resolve);
  });
  expect(exitCode).toBe(130);
  rmSync(note);
});

test('the doctor works on a machine that has only Node, and says what to do', async () => {
  const env = { PATH: '/nowhere', CHIAROSCURO_INSTALL: 'never' };
  const { exitCode, stdout, stderr } = await bootstrap(['doctor'], env, clone('bare'));
  expect(stderr).toBe('');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^✓ Node\.js/m);
  expect(stdout).toMatch(/^✗ npm packages +they are not installed/m);
  expect(stdout).toMatch(/^✗ memoir\.cls +\(texlive-latex-recommended\)$/m);
  expect(stdout).toContain('Run:');
  expect(stdout).not.toContain('\u001b');
});

test('the doctor refuses an option that it does not know', async () => {
  const { exitCode, stderr } = await bootstrap(['doctor', '--verbos'], { PATH: '/nowhere' });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("'--verbos'");
});
