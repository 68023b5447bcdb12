/**
 * One step of Adam over `count` numbers; src/adam-update.ts has the formula. Everything may be
 * written over what it was computed from.
 *
 * @param rate η / (1 − β₁ᵗ), @param spread 1 / √(1 − β₂ᵗ)
 */
export function adamStep(
  value: usize,
  gradient: usize,
  first: usize,
  second: usize,
  newValue: usize,
  newFirst: usize,
  newSecond: usize,
  count: i32,
  beta1: f32,
  oneMinusBeta1: f32,
  beta2: f32,
  oneMinusBeta2: f32,
  rate: f32,
  spread: f32,
  epsilon: f32,
  weightDecay: f32,
): void {
  let at: usize = 0;
  const end = <usize>count << 2;
  for (; at + 16 <= end; at += 16) {
    const theta = v128.load(value + at);
    const slope = slopeOf(v128.load(gradient + at), theta, weightDecay);
    const m = decayed(v128.load(first + at), slope, beta1, oneMinusBeta1);
    const v = decayed(v128.load(second + at), f32x4.mul(slope, slope), beta2, oneMinusBeta2);
    v128.store(newFirst + at, m);
    v128.store(newSecond + at, v);
    v128.store(newValue + at, f32x4.sub(theta, change(m, v, rate, spread, epsilon)));
  }
  for (; at < end; at += 4) {
    const theta = v128.load32_splat(value + at);
    const slope = slopeOf(v128.load32_splat(gradient + at), theta, weightDecay);
    const m = decayed(v128.load32_splat(first + at), slope, beta1, oneMinusBeta1);
    const v = decayed(v128.load32_splat(second + at), f32x4.mul(slope, slope), beta2, oneMinusBeta2);
    store<f32>(newFirst + at, f32x4.extract_lane(m, 0));
    store<f32>(newSecond + at, f32x4.extract_lane(v, 0));
    const result = f32x4.sub(theta, change(m, v, rate, spread, epsilon));
    store<f32>(newValue + at, f32x4.extract_lane(result, 0));
  }
}

@inline
function slopeOf(gradient: v128, theta: v128, weightDecay: f32): v128 {
  if (weightDecay == 0) return gradient;
  return f32x4.add(gradient, f32x4.mul(theta, f32x4.splat(weightDecay)));
}

@inline
function decayed(moment: v128, sample: v128, beta: f32, oneMinusBeta: f32): v128 {
  return f32x4.add(
    f32x4.mul(moment, f32x4.splat(beta)),
    f32x4.mul(sample, f32x4.splat(oneMinusBeta)),
  );
}

@inline
function change(m: v128, v: v128, rate: f32, spread: f32, epsilon: f32): v128 {
  const root = f32x4.add(f32x4.mul(f32x4.sqrt(v), f32x4.splat(spread)), f32x4.splat(epsilon));
  return f32x4.div(f32x4.mul(m, f32x4.splat(rate)), root);
}
