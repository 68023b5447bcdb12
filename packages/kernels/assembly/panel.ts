/** Rows of a panel: 256 × 8 numbers are 8 KiB and stay in the first-level cache beside a tile's rows. */
export const panelDepth: i32 = 256;

/**
 * Copies rows `from` … `from + depth` and columns `column` … `column + columns` of op(b), k × n, into
 * a panel of rows of eight; columns that b does not have become zero.
 */
export function packPanel(
  b: usize,
  panel: usize,
  from: i32,
  depth: i32,
  column: i32,
  columns: i32,
  k: i32,
  n: i32,
  transposed: bool,
): void {
  const start = b + (<usize>(transposed ? column * k + from : from * n + column) << 2);
  if (columns < 8) packColumns(start, panel, depth, columns, transposed ? 1 : n, transposed ? k : 1);
  else if (transposed) packTransposed(start, panel, depth, <usize>k << 2);
  else packRows(start, panel, depth, <usize>n << 2);
}

function packRows(b: usize, panel: usize, depth: i32, row: usize): void {
  for (let step = 0; step < depth; step += 1) {
    v128.store(panel, v128.load(b));
    v128.store(panel, v128.load(b, 16), 16);
    b += row;
    panel += 32;
  }
}

/** Eight rows of the transposed matrix become the eight columns of the panel. */
function packTransposed(b: usize, panel: usize, depth: i32, row: usize): void {
  let step = 0;
  for (; step + 4 <= depth; step += 4) {
    transposeFour(b, row, panel);
    transposeFour(b + 4 * row, row, panel + 16);
    b += 16;
    panel += 128;
  }
  packColumns(b, panel, depth - step, 8, 1, <i32>(row >> 2));
}

/** Transposes the 4 × 4 numbers at `b` into the left half of four rows of the panel. */
@inline
function transposeFour(b: usize, row: usize, panel: usize): void {
  const r0 = v128.load(b);
  const r1 = v128.load(b + row);
  const r2 = v128.load(b + 2 * row);
  const r3 = v128.load(b + 3 * row);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(panel, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(panel, v128.shuffle<i64>(low01, low23, 1, 3), 32);
  v128.store(panel, v128.shuffle<i64>(high01, high23, 0, 2), 64);
  v128.store(panel, v128.shuffle<i64>(high01, high23, 1, 3), 96);
}

/** Any number of columns up to eight, one number at a time; strides count elements. */
function packColumns(
  b: usize,
  panel: usize,
  depth: i32,
  columns: i32,
  rowStride: i32,
  columnStride: i32,
): void {
  for (let step = 0; step < depth; step += 1) {
    const row = b + (<usize>(step * rowStride) << 2);
    for (let column = 0; column < 8; column += 1) {
      const value: f32 = column < columns ? load<f32>(row + (<usize>(column * columnStride) << 2)) : 0;
      store<f32>(panel + (<usize>column << 2), value);
    }
    panel += 32;
  }
}
