/** The one place where random numbers come from. */
export interface RandomSource {
  /** The next uniform number in [0, 1). */
  uniform(): number;
  /** The next standard normal number. */
  normal(): number;
  /** The next integer in [0, 2³²): a seed for something that wants its own. */
  integer(): number;
}

/** A source whose place in its stream can be noted and returned to. */
export interface SeededRandom extends RandomSource {
  /** The place in the stream: an integer in [0, 2³²). */
  state(): number;
  /** Goes on from a place that `state` told. */
  restore(state: number): void;
}

/**
 * A reproducible stream of random numbers: mulberry32 (a 32-bit generator by Tommy Ettinger) for
 * uniforms, the cosine branch of Box and Muller's transform for normals.
 *
 * @param seed an integer in [0, 2³²); equal seeds give equal streams on every machine.
 * @throws RangeError when the seed is not such an integer.
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new RangeError(`expected a seed that is an integer in [0, 2^32), got ${seed}`);
  }
  let state = seed | 0;

  function integer(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  function uniform(): number {
    return integer() / 2 ** 32;
  }

  function normal(): number {
    // 1 − u keeps the logarithm away from zero; u is drawn before v, and v's sine is not used.
    const u = uniform();
    const v = uniform();
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  }

  return {
    uniform,
    normal,
    integer,
    state: () => state >>> 0,
    restore(known) {
      state = known | 0;
    },
  };
}
