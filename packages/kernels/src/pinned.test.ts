import { readFileSync } from 'node:fs';
import tf from '@tensorflow/tfjs';
import { version_wasm as versionOfBackend } from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';

test('TensorFlow.js is the version whose interior the kernels know, and no other may be installed', () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: Record<string, string> };
  expect(manifest.dependencies).toMatchObject({
    '@tensorflow/tfjs': '4.22.0',
    '@tensorflow/tfjs-backend-wasm': '4.22.0',
    assemblyscript: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
  expect(tf.version.tfjs).toBe('4.22.0');
  expect(versionOfBackend).toBe('4.22.0');
});
