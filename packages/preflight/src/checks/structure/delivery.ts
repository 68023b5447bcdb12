import type { Remark } from '../../check.ts';
import { structureCheck } from './structure-check.ts';

const warningSize = 30e6;
const errorSize = 100e6;

/** Row 42. On the web the first page shows before the last has arrived, and the whole arrives soon. */
export const delivery = structureCheck({
  code: 'preflight/delivery',
  applies: ({ profile }) => profile.medium === 'screen',
  inspect: ({ bytes }) => [...linearisation(bytes), ...size(bytes)],
});

/**
 * The first object of a linearised file says so, within the first 1024 bytes, and how long the file is
 * (ISO 32000-1, annex F.2); a file that has grown since is to be read as if it were not linearised.
 */
function linearisation(bytes: Uint8Array): Remark[] {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const dict = /<<(?:(?!>>)[^])*\/Linearized\b(?:(?!>>)[^])*>>/.exec(head)?.[0];
  const length = dict === undefined ? undefined : /\/L\s+(\d+)/.exec(dict)?.[1];
  const hint = 'Write the file with qpdf --linearize, as the last thing that is done to it.';
  if (dict === undefined)
    return [{ message: 'Expected a linearised file, found one that is not.', hint }];
  if (length !== undefined && Number(length) === bytes.length) return [];
  return [
    {
      message: `Expected a linearised file of ${length ?? 'a known number of'} bytes, found ${bytes.length}: it was changed afterwards.`,
      hint,
    },
  ];
}

function size(bytes: Uint8Array): Remark[] {
  if (bytes.length <= warningSize) return [];
  const isHuge = bytes.length > errorSize;
  return [
    {
      ...(isHuge && { severity: 'error' }),
      message: `Expected at most ${(isHuge ? errorSize : warningSize) / 1e6} MB, found ${(bytes.length / 1e6).toFixed(1)} MB.`,
      hint: 'Draw surfaces with fewer samples, or as images of 300 samples an inch where they have more than 50 000 patches.',
    },
  ];
}
