/** A picture, or a part of it, in the words of Vega-Lite; `@vy` stands for the colour of \vy, `@map:energy` for a colour map. */
export type Spec = { [key: string]: unknown };
