// Run by try-addon.ts in a process of its own: trains a line with the native backend and with plain
// JavaScript, and fails if they part.
import { chooseBackend } from '@chiaroscuro/compute/backend';

const { tf } = await chooseBackend('tensorflow');
const slope = tf.variable(tf.scalar(0));
const x = tf.tensor2d([-1, 0, 1, 2], [4, 1]);
const sgd = tf.train.sgd(0.1);
let expected = 0;
for (let step = 0; step < 20; step++) {
  // The derivative of the mean of (s x − 3 x)² by s, with the mean of x² = 3/2.
  expected -= 0.1 * 3 * (expected - 3);
  sgd.minimize(() =>
    x
      .matMul(slope.reshape([1, 1]))
      .sub(x.mul(3))
      .square()
      .mean(),
  );
}
const [found] = await slope.data();
if (!(Math.abs(found! - expected) < 1e-4)) {
  throw new Error(`expected the slope ${expected}, the native backend found ${found}`);
}
