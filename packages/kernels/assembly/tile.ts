// Tiles of a product, eight columns wide: the sums stay in registers for the whole depth.

/**
 * Four rows: c = bias + a · panel, or c += a · panel where `bias` is 0.
 *
 * @param aRow bytes from one row of a to the next, @param aStep from one number of a row to the next
 */
export function tileOfFour(
  a: usize,
  aRow: usize,
  aStep: usize,
  panel: usize,
  depth: i32,
  c: usize,
  cRow: usize,
  bias: usize,
): void {
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  let s00 = v128.load(bias ? bias : c);
  let s01 = v128.load(bias ? bias : c, 16);
  let s10 = v128.load(bias ? bias : c1);
  let s11 = v128.load(bias ? bias : c1, 16);
  let s20 = v128.load(bias ? bias : c2);
  let s21 = v128.load(bias ? bias : c2, 16);
  let s30 = v128.load(bias ? bias : c3);
  let s31 = v128.load(bias ? bias : c3, 16);
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  const end = panel + ((<usize>depth) << 5);
  for (; panel < end; panel += 32) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const x0 = v128.load32_splat(a);
    s00 = f32x4.add(s00, f32x4.mul(x0, b0));
    s01 = f32x4.add(s01, f32x4.mul(x0, b1));
    const x1 = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(x1, b0));
    s11 = f32x4.add(s11, f32x4.mul(x1, b1));
    const x2 = v128.load32_splat(a2);
    s20 = f32x4.add(s20, f32x4.mul(x2, b0));
    s21 = f32x4.add(s21, f32x4.mul(x2, b1));
    const x3 = v128.load32_splat(a3);
    s30 = f32x4.add(s30, f32x4.mul(x3, b0));
    s31 = f32x4.add(s31, f32x4.mul(x3, b1));
    a += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

/** One row, likewise. */
export function tileOfOne(
  a: usize,
  aStep: usize,
  panel: usize,
  depth: i32,
  c: usize,
  bias: usize,
): void {
  let left = v128.load(bias ? bias : c);
  let right = v128.load(bias ? bias : c, 16);
  const end = panel + ((<usize>depth) << 5);
  for (; panel < end; panel += 32) {
    const x = v128.load32_splat(a);
    left = f32x4.add(left, f32x4.mul(x, v128.load(panel)));
    right = f32x4.add(right, f32x4.mul(x, v128.load(panel, 16)));
    a += aStep;
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}
