/** Sums of the columns of a row-major matrix. */
export function columnSums(matrix: usize, rows: i32, columns: i32, sums: usize): void {
  const row = (<usize>columns) << 2;
  const end = matrix + <usize>rows * row;
  let start: usize = 0;
  for (; start + 16 <= row; start += 16) {
    let sum = f32x4.splat(0);
    for (let at = matrix + start; at < end; at += row) sum = f32x4.add(sum, v128.load(at));
    v128.store(sums + start, sum);
  }
  for (; start < row; start += 4) {
    let sum: f32 = 0;
    for (let at = matrix + start; at < end; at += row) sum += load<f32>(at);
    store<f32>(sums + start, sum);
  }
}
