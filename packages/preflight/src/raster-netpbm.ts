/** Samples of 8 bits, row by row from the top. */
export interface Netpbm {
  width: number;
  height: number;
  channels: number;
  samples: Uint8Array;
}

/**
 * Reads what Poppler (PPM, `P6`) and Ghostscript (PAM, `P7`) write.
 *
 * @returns undefined for anything else, and for a file that ends too early.
 */
export function readNetpbm(bytes: Uint8Array): Netpbm | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const header = start.startsWith('P7') ? pamHeader(start) : ppmHeader(start);
  if (!header) return undefined;
  const { width, height, channels, length } = header;
  const size = width * height * channels;
  if (!(size > 0) || bytes.length < length + size) return undefined;
  return { width, height, channels, samples: bytes.subarray(length, length + size) };
}

interface Header {
  width: number;
  height: number;
  channels: number;
  /** Bytes before the first sample. */
  length: number;
}

function pamHeader(start: string): Header | undefined {
  const end = start.indexOf('ENDHDR\n');
  const value = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(start)?.[1]);
  if (end < 0 || value('MAXVAL') !== 255) return undefined;
  const [width, height, channels] = [value('WIDTH'), value('HEIGHT'), value('DEPTH')];
  return { width, height, channels, length: end + 'ENDHDR\n'.length };
}

function ppmHeader(start: string): Header | undefined {
  const match = /^P6\s+(?:#.*\n)*(\d+)\s+(\d+)\s+255\s/.exec(start);
  if (!match) return undefined;
  return {
    width: Number(match[1]),
    height: Number(match[2]),
    channels: 3,
    length: match[0].length,
  };
}
