import { expect, test } from 'vitest';
import { comparePackages } from './npm-packages.mjs';

const onLinux = { os: 'linux', cpu: 'x64' };
const native = (os: string, cpu: string) => ({
  version: '1.0.0',
  optional: true,
  os: [os],
  cpu: [cpu],
});
const wanted = {
  '': {},
  'packages/tables': { version: '0.1.0' },
  'node_modules/@x/tables': { resolved: 'packages/tables', link: true },
  'node_modules/ajv': { version: '8.20.0' },
  'node_modules/@x/linux': native('linux', 'x64'),
  'node_modules/@x/darwin': native('darwin', 'arm64'),
  'node_modules/@x/fallback': { version: '2.0.0', optional: true },
};
const installed = {
  'packages/tables': { version: '0.1.0' },
  'node_modules/@x/tables': { resolved: 'packages/tables', link: true },
  'node_modules/ajv': { version: '8.20.0' },
  'node_modules/@x/linux': native('linux', 'x64'),
};

function compare(changes: Partial<Parameters<typeof comparePackages>[0]>) {
  return comparePackages({ wanted, installed, platform: onLinux, exists: () => true, ...changes });
}

test('what npm left out for other platforms is not missing', () => {
  expect(compare({})).toBeUndefined();
});

test('a clone without node_modules has nothing installed', () => {
  expect(compare({ installed: undefined })).toBe('they are not installed');
});

test('a package of another version is named with both versions', () => {
  const other = { ...installed, 'node_modules/ajv': { version: '8.19.0' } };
  expect(compare({ installed: other })).toBe('ajv is 8.19.0, expected 8.20.0');
});

test.each(['node_modules/ajv', 'node_modules/@x/tables', 'node_modules/@x/linux'] as const)(
  '%s must be there',
  (name) => {
    const { [name]: _, ...rest } = installed;
    expect(compare({ installed: rest })).toBe(`${name.replace('node_modules/', '')} is missing`);
  },
);

test('a package that the lock file no longer has is named', () => {
  const more = { ...installed, 'node_modules/left-pad': { version: '1.3.0' } };
  expect(compare({ installed: more })).toBe('left-pad is installed but not wanted');
});

test('a folder of packages that was copied from another platform is noticed', () => {
  const reason = compare({
    platform: { os: 'darwin', cpu: 'arm64' },
    installed: { ...installed, 'node_modules/@x/darwin': native('darwin', 'arm64') },
  });
  expect(reason).toBe('@x/linux was installed for another platform');
});

test('a package whose folder was removed by hand is noticed', () => {
  expect(compare({ exists: (name) => name !== 'node_modules/ajv' })).toBe('ajv has been removed');
});

test('a workspace that has moved is noticed', () => {
  const moved = { ...wanted, 'node_modules/@x/tables': { resolved: 'packages/grids', link: true } };
  expect(compare({ wanted: moved })).toBe('@x/tables is packages/tables, expected packages/grids');
});
