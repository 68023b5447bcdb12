import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';
import { pinFor, writeLibrary } from './stand-ins.ts';
import { unpackWheel } from './unpack-wheel.ts';

const room = mkdtempSync(path.join(tmpdir(), 'unpack-wheel-'));
afterAll(() => rmSync(room, { recursive: true }));

const python = 'python3';
const { failed: hasNoPython } = await execa(python, ['--version'], { reject: false });
if (hasNoPython) process.stderr.write('There is no python3 here: wheels are not unpacked.\n');
else testUnpacking();

function testUnpacking(): void {
  const tensorflow = path.join(room, 'tensorflow');

  test('a wheel gives the libraries and the headers', async () => {
    writeLibrary(tensorflow);
    const { files, include, source } = await unpack(await pack('whole'));
    expect(files.map((name) => path.basename(name))).toEqual([
      expect.stringMatching(/^libtensorflow_cc\./),
      expect.stringMatching(/^libtensorflow_framework\./),
    ]);
    expect(include).toBe(path.join(room, 'unpacked', 'tensorflow', 'include'));
    expect(source).toMatch(/^tiny 1\.0 from PyPI, sha256 [0-9a-f]{64}$/);
  });

  test('a wheel without headers says what it lacks', async () => {
    rmSync(path.join(room, 'unpacked'), { recursive: true, force: true });
    writeLibrary(tensorflow);
    rmSync(path.join(tensorflow, 'include'), { recursive: true });
    await expect(unpack(await pack('without'))).rejects.toThrow(
      /found no include\/tensorflow\/c\/c_api\.h$/,
    );
  });

  test('a file that is no archive is one message', async () => {
    const file = path.join(room, 'none.whl');
    writeFileSync(file, 'no archive');
    await expect(unpack(file)).rejects.toThrow(
      /^none\.whl could not be unpacked: .*not a zip file/,
    );
  });

  async function pack(name: string): Promise<string> {
    const file = path.join(room, `${name}.whl`);
    await execa(python, ['-m', 'zipfile', '-c', file, tensorflow]);
    return file;
  }

  function unpack(file: string) {
    return unpackWheel({ wheel: pinFor(file), file, folder: path.join(room, 'unpacked'), python });
  }
}
