import tfjs from '@tensorflow/tfjs';
import type { Rank, Tensor, Tensor4D } from '@tensorflow/tfjs';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { takeDerivativesUsed } from './guard.ts';
import { registerGradients } from './register-gradients.ts';

beforeAll(async () => {
  await tfjs.setBackend('cpu');
  registerGradients(tfjs);
  registerGradients(tfjs);
});

beforeEach(() => {
  takeDerivativesUsed(tfjs);
});

const x = () => tfjs.tensor1d([0.3, -0.7, 1.1, 0.2]);

/** The error that the gradient of a function is refused with. */
function refusal(f: (x: Tensor) => Tensor): { code: string; message: string; hint?: string } {
  try {
    tfjs.tidy(() => tfjs.grad(f)(x()));
  } catch (error) {
    if (error instanceof UserError) return error.diagnostics[0]!;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a kernel that is not proved is refused by name, with what to write instead', () => {
  expect(refusal((v) => tfjs.mirrorPad(v, [[1, 1]], 'reflect').sum())).toMatchObject({
    code: 'compute/unproved-gradient',
    message: expect.stringMatching(/first derivative of MirrorPad/),
    hint: expect.stringMatching(/tf\.concat/),
  });
});

test('a kernel without any gradient is refused in the same way', () => {
  expect(refusal((v) => tfjs.cumprod(v).sum())).toMatchObject({
    code: 'compute/unproved-gradient',
    message: expect.stringMatching(/Cumprod/),
    hint: expect.stringMatching(/proven-derivatives/),
  });
});

test("an author's own gradient is refused: nothing proves it", () => {
  const own = tfjs.customGrad((v) => ({
    value: (v as Tensor).square(),
    gradFunc: (dy) => [dy],
  }));
  expect(refusal((v) => own(v).sum()).message).toMatch(/derivative/);
});

test('inside another gradient a first derivative is not enough', () => {
  const inner = tfjs.grad((v: Tensor) => v.prod());
  expect(refusal((v) => inner(v).sum()).message).toMatch(/second derivative of Prod/);
});

test('uses of proved kernels that are wrong are refused, too', () => {
  const image = (v: Tensor) => v.reshape<Tensor4D>([1, 2, 2, 1]);
  const filter = tfjs.ones<Rank.R4>([1, 2, 1, 1]);
  const uses: ((v: Tensor) => Tensor)[] = [
    (v) => tfjs.avgPool(image(v), 2, 1, 'same').sum(),
    (v) => tfjs.maxPool(image(v), 2, 1, 'same').sum(),
    (v) => tfjs.conv2d(image(v), filter, 1, 1).sum(),
    (v) => tfjs.conv2d(image(v), filter, 1, 'same', 'NHWC', [2, 1]).sum(),
    (v) =>
      v
        .reshape([2, 2])
        .gather(tfjs.zeros([2, 1], 'int32'), 1, 1)
        .sum(),
  ];
  for (const use of uses) expect(refusal(use).code).toBe('compute/unproved-gradient');
});

test('a third derivative is refused, whatever the kernel', () => {
  const first = tfjs.grad((v: Tensor) => v.pow(5).sum());
  const second = tfjs.grad((v: Tensor) => first(v).sum());
  expect(refusal((v) => second(v).sum()).message).toMatch(/differentiated 3 times/);
  // Nothing is left open.
  expect(tfjs.tidy(() => [...second(tfjs.tensor1d([2])).dataSync()])).toEqual([160]);
});

test('what does not lead from the variable to the loss is not asked', () => {
  const gradient = tfjs.tidy(() => {
    const data = x();
    return tfjs
      .grad((v) => v.mul(tfjs.cumprod(data)).sum())(data.neg())
      .arraySync();
  });
  expect(gradient).toHaveLength(4);
  expect(takeDerivativesUsed(tfjs)).toEqual({ Multiply: 1, Sum: 1 });
});

test('one gradient after another is no nesting', () => {
  tfjs.tidy(() => tfjs.grad((v) => v.prod())(tfjs.grad((v) => v.prod())(x())));
  expect(takeDerivativesUsed(tfjs)).toMatchObject({ Prod: 1 });
});

test('the derivatives that were used are told once, in order, with their highest order', () => {
  tfjs.tidy(() =>
    tfjs.grad((v) =>
      tfjs
        .grad((u) => u.tanh().sum())(v)
        .square()
        .sum(),
    )(x()),
  );
  const used = takeDerivativesUsed(tfjs);
  expect(used).toMatchObject({ Square: 1, Sum: 2, Tanh: 2 });
  expect(Object.keys(used)).toEqual(Object.keys(used).sort());
  expect(takeDerivativesUsed(tfjs)).toEqual({});
});

test('nothing that was kept for the way back stays in memory', () => {
  const inner = tfjs.grad((u: Tensor) => u.tanh().exp().softmax().max());
  const before = tfjs.memory().numTensors;
  tfjs.tidy(() =>
    tfjs
      .grad((v) => inner(v).sum())(x())
      .dataSync(),
  );
  expect(tfjs.memory().numTensors).toBe(before);
});
