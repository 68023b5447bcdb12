import tfjs from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registerKernels } from '@chiaroscuro/kernels/register-kernels';
import {
  deviation,
  differences,
  gradient,
  hessianProduct,
  secondDifferences,
} from './cases/derivatives.ts';
import type { Case } from './cases/case.ts';
import { binaryCases } from './cases/binary.ts';
import { jointCases } from './cases/joints.ts';
import { layerCases } from './cases/layers.ts';
import { reductionCases } from './cases/reductions.ts';
import { shapeCases } from './cases/shapes.ts';
import { denseLayersCases } from './cases/dense-layers.ts';
import { elementwiseCases } from './cases/elementwise.ts';
import type { Tf } from './engine.ts';
import { takeDerivativesUsed } from './guard.ts';
import { provenDerivatives } from './proven-derivatives.ts';
import { registerGradients } from './register-gradients.ts';

const cases: Case[] = [
  ...elementwiseCases,
  ...binaryCases,
  ...reductionCases,
  ...shapeCases,
  ...jointCases,
  ...layerCases,
  ...denseLayersCases,
];

/** Milliseconds that compiling the kernels may take where they have not been compiled before. */
const compiling = 120_000;

const expected = {
  first: new Map<Case, number[]>(),
  second: new Map<Case, number[]>(),
};

test('the list of what is proved and the cases are the same set', () => {
  expect([...new Set(cases.map(({ kernel }) => kernel))].sort()).toEqual(
    Object.keys(provenDerivatives).sort(),
  );
  const twice = cases.flatMap(
    (tested) => tested.secondDerivativeOf ?? (isTwice(tested) ? tested.kernel : []),
  );
  expect(new Set(twice).size).toBe(
    Object.values(provenDerivatives).filter((order) => order === 2).length,
  );
});

/** Whether a gradient of the gradient of this very use is compared. */
function isTwice({ kernel, order }: Case): boolean {
  return order !== 1 && provenDerivatives[kernel] === 2;
}

describe.each(['wasm', 'cpu', 'wasm with its kernels'])('on %s', (backend) => {
  beforeAll(async () => {
    tfjs.env().set('PROD', true);
    await tfjs.setBackend(backend.split(' ')[0]!);
    await tfjs.ready();
    if (backend === 'wasm with its kernels') await registerKernels(tfjs);
    registerGradients(tfjs);
  }, compiling);

  beforeEach(() => {
    leaveNumbersBehind(tfjs);
    takeDerivativesUsed(tfjs);
  });

  const here = cases.filter(({ backends }) => backends?.includes(backend) ?? true);

  test.each(here)('the gradient of $kernel, $use, is right', (tested) => {
    const wanted = remembered(expected.first, tested, differences);
    expect(deviation(gradient(tfjs, tested), wanted)).toBeLessThan(1e-5);
    const used = takeDerivativesUsed(tfjs);
    expect(used).toHaveProperty(tested.kernel, 1);
    const { secondDerivativeOf } = tested;
    if (secondDerivativeOf) expect(used).toHaveProperty(secondDerivativeOf, 2);
  });

  test.each(here.filter(isTwice))(
    'a gradient of the gradient of $kernel, $use, is right',
    (tested) => {
      const wanted = remembered(expected.second, tested, secondDifferences);
      expect(deviation(hessianProduct(tfjs, tested), wanted)).toBeLessThan(2e-5);
      expect(takeDerivativesUsed(tfjs)).toHaveProperty(tested.kernel, 2);
    },
  );
});

/** Frees memory that is not zero: a kernel that adds to what it finds (Conv3D's gradient on WebAssembly) shows. */
function leaveNumbersBehind(tf: Tf): void {
  tf.tidy(() => {
    for (let size = 1; size <= 256; size += size < 40 ? 1 : 12) tf.fill([size], 1e3);
  });
}

/** Differences are the same for every backend. */
function remembered(
  known: Map<Case, number[]>,
  tested: Case,
  compute: (tested: Case) => number[],
): number[] {
  const numbers = known.get(tested) ?? compute(tested);
  known.set(tested, numbers);
  return numbers;
}
