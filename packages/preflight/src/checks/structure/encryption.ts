import { structureCheck } from './structure-check.ts';

/** Row 2. A printer's system cannot open an encrypted file, and readers of a free one need no lock. */
export const encryption = structureCheck({
  code: 'preflight/encryption',
  inspect: ({ document }) =>
    document.isEncrypted
      ? [
          {
            message: 'Expected a file without encryption, found /Encrypt in its trailer.',
            hint: 'Write the file without passwords and permissions; qpdf --decrypt removes those of a file that you may open.',
          },
        ]
      : [],
});
