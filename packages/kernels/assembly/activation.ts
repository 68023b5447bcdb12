// Activations of dense layers, by the number that stands for each in src/activation.ts.
import { exponentialMinusOne, hyperbolicTangent, logistic, softplus } from './functions';

const linear: i32 = 0;
const tanh: i32 = 1;
const relu: i32 = 2;
const leakyRelu: i32 = 3;
const sigmoid: i32 = 4;

/** Replaces `count` sums by their activations. */
export function activate(kind: i32, sums: usize, count: i32): void {
  if (kind == linear) return;
  const end = sums + (<usize>count << 2);
  for (; sums + 16 <= end; sums += 16) v128.store(sums, activated(kind, v128.load(sums)));
  for (; sums < end; sums += 4) {
    store<f32>(sums, f32x4.extract_lane(activated(kind, v128.load32_splat(sums)), 0));
  }
}

/**
 * dy · f′, element by element, where f′ follows from the activation y itself. `result` may be `dy`.
 */
export function activationGradient(
  kind: i32,
  dy: usize,
  y: usize,
  result: usize,
  count: i32,
): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16) {
    v128.store(result, f32x4.mul(v128.load(dy), slope(kind, v128.load(y))));
    dy += 16;
    result += 16;
  }
  for (; y < end; y += 4) {
    const product = f32x4.mul(v128.load32_splat(dy), slope(kind, v128.load32_splat(y)));
    store<f32>(result, f32x4.extract_lane(product, 0));
    dy += 4;
    result += 4;
  }
}

@inline
function activated(kind: i32, x: v128): v128 {
  if (kind == tanh) return hyperbolicTangent(x);
  if (kind == relu) return f32x4.max(x, f32x4.splat(0));
  if (kind == leakyRelu) {
    return v128.bitselect(x, f32x4.mul(x, f32x4.splat(leakySlope)), f32x4.gt(x, f32x4.splat(0)));
  }
  if (kind == sigmoid) return logistic(x);
  return softplus(x);
}

@inline
function slope(kind: i32, y: v128): v128 {
  const one = f32x4.splat(1);
  if (kind == linear) return one;
  if (kind == tanh) return f32x4.sub(one, f32x4.mul(y, y));
  const isPositive = f32x4.gt(y, f32x4.splat(0));
  if (kind == relu) return v128.and(one, isPositive);
  if (kind == leakyRelu) return v128.bitselect(one, f32x4.splat(leakySlope), isPositive);
  if (kind == sigmoid) return f32x4.mul(y, f32x4.sub(one, y));
  // softplus: 1 / (1 + e^{−x}) = 1 − e^{−y}
  return f32x4.neg(exponentialMinusOne(f32x4.neg(y)));
}

const leakySlope: f32 = 0.2;
