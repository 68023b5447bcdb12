import { expect, test } from 'vitest';
import { storeTrouble } from './trouble.ts';

const folder = '/project/.chiaroscuro/store';

test('a disk that is full when contents are moved into place is called full, whatever the code says', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, mkdir'), {
    errno: -28,
    syscall: 'mkdir',
    // What cacache makes of it.
    code: 'EEXIST',
  });
  expect(storeTrouble({ code: 'store/unwritable', error, folder })).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('the disk is full'),
    place: { file: folder },
  });
});

test('what the machine did not refuse is a defect, and thrown', () => {
  const error = new TypeError('x is not a function');
  expect(() => storeTrouble({ code: 'store/unwritable', error, folder })).toThrow(error);
});
