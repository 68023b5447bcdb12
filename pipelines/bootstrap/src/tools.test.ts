import { mkdtempSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeMissing } from './describe-missing.mjs';
import { findProgram } from './find-program.mjs';
import { findMissing, findTools, parseTexLiveYear } from './tools.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'tools-'));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string, mode = 0o755): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode });
  return file;
}

const requirement = (name: string, debian: string) => ({ name, debian, texlive: debian });
const requirements = {
  programs: [requirement('lualatex', 'texlive-latex-base'), requirement('kpsewhich', 'binaries')],
  texFiles: [requirement('memoir.cls', 'recommended'), requirement('cleveref.sty', 'extra')],
};

test.each([
  ['This is LuaHBTeX, Version 1.15.0 (TeX Live 2022/Debian)', 2022],
  ['This is LuaHBTeX, Version 1.18.0 (TeX Live 2024)', 2024],
  ['This is LuaHBTeX, Version 1.14.0 (TeX Live 2022/dev/Debian)', 2021],
  ['This is LuaTeX, Version 1.10.0 (MiKTeX)', undefined],
])('the year in %j is %s', (text, year) => {
  expect(parseTexLiveYear(text)).toBe(year);
});

test('a program is the first file on the PATH that may be run', () => {
  const file = program('runs', '');
  program('text', '', 0o644);
  mkdirSync(path.join(folder, 'directory'), { recursive: true });
  const searchPath = `/nowhere:${folder}`;
  expect(findProgram('runs', searchPath)).toBe(file);
  expect(findProgram('text', searchPath)).toBeUndefined();
  expect(findProgram('directory', searchPath)).toBeUndefined();
  expect(findProgram('runs', '.')).toBeUndefined();
});

test('another program that does as well will do', async () => {
  const browser = { ...requirement('a-browser', 'browser'), or: 'its-double' };
  const wanted = { programs: [browser], texFiles: [] };
  expect(findMissing(wanted, await findTools(wanted, folder))?.programs).toEqual([browser]);
  const file = program('its-double', '');
  expect((await findTools(wanted, folder)).programs.get('a-browser')).toBe(file);
});

test('files that kpsewhich finds are there although others make it fail', async () => {
  program('lualatex', 'echo "This is LuaHBTeX (TeX Live 2023)"');
  program('kpsewhich', 'echo /texmf/memoir/memoir.cls; exit 1');
  const tools = await findTools(requirements, folder);
  expect(tools.texLive).toMatchObject({ year: 2023, isPackaged: false });
  expect(findMissing(requirements, tools)).toEqual({
    programs: [],
    texFiles: [requirement('cleveref.sty', 'extra')],
    oldTexLive: undefined,
  });
});

test('a TeX Live before 2022 counts as missing although it has every file', () => {
  const tools = {
    programs: new Map([...requirements.programs].map(({ name }) => [name, `/bin/${name}`])),
    texFiles: new Map([...requirements.texFiles].map(({ name }) => [name, `/texmf/${name}`])),
    texLive: { year: 2021, isPackaged: true, tlmgr: undefined },
  };
  expect(findMissing(requirements, tools)).toMatchObject({ oldTexLive: 2021 });
  const newer = { ...tools, texLive: { ...tools.texLive, year: 2022 } };
  expect(findMissing(requirements, newer)).toBeUndefined();
});

test('without kpsewhich every file of TeX is missing', async () => {
  const tools = await findTools(requirements, '/nowhere');
  expect(findMissing(requirements, tools)).toMatchObject(requirements);
});

test('what is missing is said package by package', () => {
  const missing = { ...requirements, oldTexLive: 2020 };
  missing.texFiles = [...missing.texFiles, requirement('csquotes.sty', 'extra')];
  expect(describeMissing(missing)).toEqual([
    'TeX Live 2022 or later (found: 2020)',
    'texlive-latex-base  lualatex',
    'binaries            kpsewhich',
    'recommended         memoir.cls',
    'extra               cleveref.sty csquotes.sty',
  ]);
});
