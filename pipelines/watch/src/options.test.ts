import { expect, test } from 'vitest';
import { parseOptions, splitCommand } from './options.ts';

test('without options the book is shown on a port of its own', () => {
  expect(parseOptions([])).toEqual({ book: 'book', port: 4114, help: false });
});

test('an editor’s command is split at spaces, and quotation marks keep them', () => {
  expect(splitCommand('code -g {file}:{line}')).toEqual(['code', '-g', '{file}:{line}']);
  expect(splitCommand(`"/opt/my editor/run" --at='line {line}' {file}`)).toEqual([
    '/opt/my editor/run',
    '--at=line {line}',
    '{file}',
  ]);
});

test('what cannot be meant is refused with the option’s name', () => {
  expect(() => parseOptions(['--port', '80x'])).toThrow(/--port .* "80x"/);
  expect(() => parseOptions(['--port', '65536'])).toThrow('--port');
  expect(() => parseOptions(['--editor', 'code'])).toThrow('{file}');
  expect(() => parseOptions(['--editor', `code "{file}`])).toThrow('--editor');
  expect(() => parseOptions(['--editr', 'code'])).toThrow('--editr');
});
