// Products of row-major float32 matrices. Sizes count elements, addresses and strides bytes.
import { panelDepth, packPanel } from './panel';
import { tileOfFour, tileOfOne } from './tile';

/**
 * c (m × n) = op(a) · op(b) + bias, where op(a) is m × k and op(b) is k × n.
 *
 * Eight columns of op(b) at a time are copied into a panel, so that the innermost loop reads them in
 * order whether b is transposed or not; op(a) is read in place, four rows at a time.
 *
 * @param transposeA whether a lies in memory as k × m, else as m × k; likewise b
 * @param bias n numbers added to each row, or 0 for none
 * @param scratch room for `scratchBytes()`
 */
export function matrixProduct(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  transposeA: bool,
  transposeB: bool,
  bias: usize,
  scratch: usize,
): void {
  const aRow = <usize>(transposeA ? 1 : k) << 2;
  const aStep = <usize>(transposeA ? m : 1) << 2;
  const paddedBias = scratch + panelBytes;
  const paddedTile = paddedBias + 32;
  for (let column = 0; column < n; column += 8) {
    const columns = min(8, n - column);
    const start = <usize>column << 2;
    padBias(bias, start, columns, paddedBias);
    for (let from = 0; from < k || from == 0; from += panelDepth) {
      const depth = min(panelDepth, k - from);
      packPanel(b, scratch, from, depth, column, columns, k, n, transposeB);
      const aBlock = a + <usize>from * aStep;
      for (let row = 0; row < m; ) {
        const rows = m - row >= 4 ? 4 : 1;
        const aTile = aBlock + <usize>row * aRow;
        const cTile = c + ((<usize>row * n) << 2) + start;
        // The first block of k starts from the bias, the others from what is there.
        if (columns == 8) {
          tile(rows, aTile, aRow, aStep, scratch, depth, cTile, <usize>n << 2, from == 0 ? paddedBias : 0);
        } else {
          if (from > 0) copyTile(cTile, <usize>n << 2, paddedTile, 32, rows, columns);
          tile(rows, aTile, aRow, aStep, scratch, depth, paddedTile, 32, from == 0 ? paddedBias : 0);
          copyTile(paddedTile, 32, cTile, <usize>n << 2, rows, columns);
        }
        row += rows;
      }
    }
  }
}

/** How much room a product needs beside its operands. */
export function scratchBytes(): i32 {
  return <i32>panelBytes + 32 + 4 * 32;
}

const panelBytes: usize = panelDepth * 32;

// prettier-ignore
@inline
function tile(rows: i32, a: usize, aRow: usize, aStep: usize, panel: usize, depth: i32, c: usize, cRow: usize, bias: usize): void {
  if (rows == 4) tileOfFour(a, aRow, aStep, panel, depth, c, cRow, bias);
  else tileOfOne(a, aStep, panel, depth, c, bias);
}

/** Eight numbers of the bias from `start` on, zeros behind its end and where there is none. */
function padBias(bias: usize, start: usize, columns: i32, padded: usize): void {
  v128.store(padded, f32x4.splat(0));
  v128.store(padded, f32x4.splat(0), 16);
  if (bias) memory.copy(padded, bias + start, <usize>columns << 2);
}

function copyTile(
  from: usize,
  fromRow: usize,
  to: usize,
  toRow: usize,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row += 1) {
    for (let at: usize = 0; at < <usize>columns << 2; at += 4) store<f32>(to + at, load<f32>(from + at));
    from += fromRow;
    to += toRow;
  }
}
