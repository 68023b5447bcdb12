/** A full turn in radians. */
export const turn = 2 * Math.PI;

/** In metres per second squared; a string that is held at both ends does not feel it. */
export const gravity = 9.81;
