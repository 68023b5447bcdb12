import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { helixPoint, nearestOnHelix, sideView, type SpacePoint } from '../../mathematics/helix.ts';

/**
 * A curve in space and the axis of its codes, for three machines: a target and its code, its code with
 * a bubble of noise, latents and what an unfinished generator makes of them. Everything is seen
 * from the side; the axis of the codes z in [−1, 1] runs below the curve, and z = 2t − 1.
 */
export default defineFigure({
  seed: 5,
  parameters: {
    helix: { turns: 2, inner: 0.45, outer: 0.8, halfLength: 1.25 },
    azimuth: 0.65,
    samples: 40,
    noise: 0.03,
    axis: { height: -1.55, halfLength: 1.25 },
    target: { t: 0.36, away: [0.1, 0.3, 0.05] as SpacePoint },
    bubble: 0.2,
    latents: 13,
    astray: 0.45,
  },
  compute({ parameters, random }) {
    const { helix, azimuth, noise, axis, target, bubble, astray } = parameters;
    const seen = (point: SpacePoint) => sideView(point, azimuth);
    const onAxis = (z: number) => ({ u: axis.halfLength * z, v: axis.height });
    const row = (t: number, point: SpacePoint) => {
      const [u, v] = seen(point);
      return { t, u, v };
    };
    const ts = linspace(0, 1, 241);
    // The generator is right where z = −1 and goes astray with growing z.
    const generate = (z: number): SpacePoint => {
      const [y1, y2, y3] = helixPoint(helix, (z + 1) / 2);
      const astrayHere = astray * ((z + 1) / 2) ** 2;
      return [y1, y2 + astrayHere, y3 + astrayHere / 2];
    };
    const samples = Array.from({ length: parameters.samples }, () => {
      const t = random.uniform();
      const [y1, y2, y3] = helixPoint(helix, t);
      const noises = [random.normal(), random.normal(), random.normal()] as const;
      return row(t, [y1 + noise * noises[0], y2 + noise * noises[1], y3 + noise * noises[2]]);
    });
    const [q1, q2, q3] = helixPoint(helix, target.t);
    const y: SpacePoint = [q1 + target.away[0], q2 + target.away[1], q3 + target.away[2]];
    const t = nearestOnHelix(helix, y);
    const prediction = helixPoint(helix, t);
    const code = 2 * t - 1;
    const latents = Array.from({ length: parameters.latents }, () => 2 * random.uniform() - 1);
    const within = ts.filter((other) => Math.abs(2 * other - 1 - code) <= bubble);
    return {
      tables: {
        curve: { columns: tabulate(ts.map((other) => row(other, helixPoint(helix, other)))) },
        samples: { columns: tabulate(samples) },
        target: { columns: tabulate([row(t, y)]) },
        prediction: { columns: tabulate([row(t, prediction)]) },
        code: { columns: tabulate([{ z: code, ...onAxis(code) }]) },
        bubble: {
          columns: tabulate([code - bubble, code + bubble].map((z) => ({ z, ...onAxis(z) }))),
        },
        decoded: { columns: tabulate(within.map((other) => row(other, helixPoint(helix, other)))) },
        'generated-curve': {
          columns: tabulate(linspace(-1, 1, 241).map((z) => row((z + 1) / 2, generate(z)))),
        },
        latents: { columns: tabulate(latents.map((z) => ({ z, ...onAxis(z) }))) },
        generated: { columns: tabulate(latents.map((z) => row((z + 1) / 2, generate(z)))) },
        descents: {
          columns: tabulate(
            latents.map((z) => {
              const from = seen(generate(z));
              const to = seen(helixPoint(helix, nearestOnHelix(helix, generate(z))));
              return { u: from[0], v: from[1], du: to[0] - from[0], dv: to[1] - from[1] };
            }),
          ),
        },
      },
      numbers: {
        'axis-half-length': axis.halfLength,
        'target-distance': distance(y, prediction),
        'start-distance': distance(y, [q1, q2, q3]),
        code,
        bubble,
      },
    };
  },
});

function distance(one: SpacePoint, other: SpacePoint): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
