import { expect, test } from 'vitest';
import { planRemedy } from './remedy.mjs';

const lualatex = { name: 'lualatex', debian: 'texlive-latex-base', texlive: 'luahbtex' };
const cleveref = { name: 'cleveref.sty', debian: 'texlive-latex-extra', texlive: 'cleveref' };
const memoir = { name: 'memoir.cls', debian: 'texlive-latex-recommended', texlive: 'memoir' };
const pdfinfo = { name: 'pdfinfo', debian: 'poppler-utils', homebrew: 'poppler' };
const pdffonts = { name: 'pdffonts', debian: 'poppler-utils', homebrew: 'poppler' };

const debian = {
  platform: 'linux',
  system: 'Debian GNU/Linux 12 (bookworm)',
  isDebian: true,
  hasApt: true,
  rights: 'root' as const,
  isAllowed: true,
};
const macOS = { ...debian, platform: 'darwin', system: 'macOS', isDebian: false, hasApt: false };
const fedora = { ...debian, system: 'Fedora Linux 41', isDebian: false, hasApt: false };
const packaged = { year: 2022, isPackaged: true, tlmgr: undefined };
const own = { year: 2024, isPackaged: false, tlmgr: '/opt/texlive/bin/tlmgr' };

const everything = {
  programs: [lualatex, pdfinfo, pdffonts],
  texFiles: [memoir, cleveref],
  oldTexLive: undefined,
};
const oneFile = { programs: [], texFiles: [cleveref], oldTexLive: undefined };
const aptOfAll =
  'apt-get install --no-install-recommends poppler-utils texlive-latex-base texlive-latex-extra texlive-latex-recommended';

test.each(['root', 'sudo'] as const)('on Debian, %s installs each package once', (rights) => {
  expect(
    planRemedy({ missing: everything, texLive: undefined, machine: { ...debian, rights } }),
  ).toEqual({
    kind: 'install',
    packages: [
      'poppler-utils',
      'texlive-latex-base',
      'texlive-latex-extra',
      'texlive-latex-recommended',
    ],
  });
});

test('without rights, the whole command is said with sudo', () => {
  const machine = { ...debian, rights: 'none' as const };
  expect(planRemedy({ missing: everything, texLive: undefined, machine })).toEqual({
    kind: 'by-hand',
    reason: 'it needs root, or sudo without a password',
    steps: [`sudo apt-get update && sudo ${aptOfAll}`],
  });
});

test('when installing is forbidden, root is told the command without sudo', () => {
  const machine = { ...debian, isAllowed: false };
  expect(planRemedy({ missing: everything, texLive: undefined, machine })).toEqual({
    kind: 'by-hand',
    reason: 'CHIAROSCURO_INSTALL=never forbids it',
    steps: [`apt-get update && ${aptOfAll}`],
  });
});

test('the command leaves out a package that this release does not have', () => {
  const names = new Set(['poppler-utils', 'texlive-latex-base', 'texlive-latex-extra']);
  const machine = { ...debian, rights: 'none' as const, offer: { names, texLiveYear: 2022 } };
  expect(planRemedy({ missing: everything, texLive: undefined, machine })).toMatchObject({
    steps: [`sudo apt-get update && sudo ${aptOfAll.replace(' texlive-latex-recommended', '')}`],
  });
});

test('a system that offers only an old TeX Live does not get it installed', () => {
  const offer = { names: new Set(['poppler-utils', 'texlive-latex-base']), texLiveYear: 2021 };
  const machine = { ...debian, system: 'Ubuntu 22.04 LTS', offer };
  expect(planRemedy({ missing: everything, texLive: undefined, machine })).toEqual({
    kind: 'by-hand',
    reason: 'Ubuntu 22.04 LTS has only TeX Live 2021, 2022 or later is needed',
    steps: [
      'sh install-tl   # from https://tug.org/texlive',
      'apt-get update && apt-get install --no-install-recommends poppler-utils',
    ],
  });
});

test('Debian whose apt-get is not on the PATH installs nothing', () => {
  const machine = { ...debian, hasApt: false };
  expect(planRemedy({ missing: oneFile, texLive: packaged, machine })).toMatchObject({
    kind: 'by-hand',
    reason: 'apt-get is not on the PATH',
  });
});

test('a TeX Live of one’s own on Debian is completed by tlmgr, not by a second TeX Live', () => {
  expect(planRemedy({ missing: oneFile, texLive: own, machine: debian })).toEqual({
    kind: 'by-hand',
    reason: 'the TeX Live on the PATH has its own package manager',
    steps: ['tlmgr install cleveref'],
  });
});

test('beside a TeX Live of one’s own, apt-get still brings the PDF tools', () => {
  const missing = { programs: [pdfinfo], texFiles: [], oldTexLive: undefined };
  expect(planRemedy({ missing, texLive: own, machine: debian })).toEqual({
    kind: 'install',
    packages: ['poppler-utils'],
  });
});

test('where one part must be done by hand, nothing is installed and both commands are said', () => {
  const missing = { programs: [pdfinfo], texFiles: [cleveref], oldTexLive: undefined };
  expect(planRemedy({ missing, texLive: own, machine: debian })).toMatchObject({
    kind: 'by-hand',
    steps: [
      'tlmgr install cleveref',
      'apt-get update && apt-get install --no-install-recommends poppler-utils',
    ],
  });
});

test('a TeX Live that is too old is replaced by hand, even by root on Debian', () => {
  const missing = { programs: [], texFiles: [], oldTexLive: 2020 };
  const remedy = planRemedy({ missing, texLive: { ...packaged, year: 2020 }, machine: debian });
  expect(remedy).toMatchObject({ kind: 'by-hand', reason: 'the TeX Live on the PATH is too old' });
  expect(JSON.stringify(remedy)).toContain('https://tug.org/texlive');
});

test('on macOS, Homebrew brings MacTeX and the PDF tools', () => {
  expect(planRemedy({ missing: everything, texLive: undefined, machine: macOS })).toEqual({
    kind: 'by-hand',
    reason: 'this is macOS, not Debian or Ubuntu',
    steps: ['brew install --cask mactex-no-gui', 'brew install poppler'],
  });
});

test('on macOS, a MacTeX that lacks a file is completed by tlmgr', () => {
  expect(planRemedy({ missing: oneFile, texLive: own, machine: macOS })).toMatchObject({
    steps: ['tlmgr install cleveref'],
  });
});

test('another Linux is told what to look for in its own packages', () => {
  expect(planRemedy({ missing: everything, texLive: packaged, machine: fedora })).toMatchObject({
    reason: 'this is Fedora Linux 41, not Debian or Ubuntu',
    steps: [
      'install with the package manager of Fedora Linux 41: cleveref luahbtex memoir poppler',
    ],
  });
});
