/** The items of an INDEX (Adobe Technical Note 5176, section 5), and where what follows it begins. */
export interface CffIndex {
  items: Uint8Array[];
  end: number;
}

/** @throws RangeError if the INDEX reaches beyond the bytes. */
export function readIndex(bytes: Uint8Array, start: number): CffIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(start);
  if (count === 0) return { items: [], end: start + 2 };
  const offSize = view.getUint8(start + 2);
  const offsetAt = (index: number) => {
    let offset = 0;
    for (let byte = 0; byte < offSize; byte += 1) {
      offset = offset * 256 + view.getUint8(start + 3 + index * offSize + byte);
    }
    return offset;
  };
  // Offsets count from the byte before the data.
  const base = start + 2 + (count + 1) * offSize;
  const items = Array.from({ length: count }, (_, index) =>
    bytes.subarray(base + offsetAt(index), base + offsetAt(index + 1)),
  );
  const end = base + offsetAt(count);
  if (end > bytes.length) throw new RangeError('an INDEX reaches beyond its font program');
  return { items, end };
}

export function writeIndex(items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return Uint8Array.of(0, 0);
  const ends = [1];
  for (const item of items) ends.push(ends.at(-1)! + item.length);
  const last = ends.at(-1)!;
  const offSize = last < 2 ** 8 ? 1 : last < 2 ** 16 ? 2 : last < 2 ** 24 ? 3 : 4;
  const head = Buffer.alloc(3 + ends.length * offSize);
  head.writeUInt16BE(items.length, 0);
  head.writeUInt8(offSize, 2);
  ends.forEach((end, index) => head.writeUIntBE(end, 3 + index * offSize, offSize));
  return Buffer.concat([head, ...items]);
}
