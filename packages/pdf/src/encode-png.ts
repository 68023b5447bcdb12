import { crc32, deflateSync } from 'node:zlib';

/** Bytes of a pixel: red, green, blue, and opacity if there is any. */
type Channels = 3 | 4;

/**
 * A small picture as PNG (ISO/IEC 15948): eight bits a channel, no filter.
 *
 * @param pixels `channels` bytes a pixel, line after line from the top.
 */
export function encodePng(
  { width, height, channels }: { width: number; height: number; channels: Channels },
  pixels: Uint8Array,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 4 ? 6 : 2, 0, 0, 0], 8);
  const bytes = channels * width;
  const lines = Array.from({ length: height }, (_, line) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(bytes * line, bytes * (line + 1))]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk: length, name, data and their checksum. */
function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
