import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Matrix } from './graphics-matrix.ts';

/**
 * A path under construction, of which only the bounding box is kept and, if it is one rectangle, the
 * rectangle's sides. Points arrive in user space and are kept in default user space. A curve counts
 * with its control points, between which it lies.
 */
export class Path {
  #left = Infinity;
  #bottom = Infinity;
  #right = -Infinity;
  #top = -Infinity;
  /** The corners of the first subpath, x and y in turn; more than a rectangle has are not kept. */
  #corners: number[] = [];
  #subpaths = 0;
  #isStraight = true;

  get isEmpty(): boolean {
    return this.#left > this.#right;
  }

  /** Upside down if there is no point. */
  get box(): Box {
    return [this.#left, this.#bottom, this.#right, this.#top];
  }

  moveTo(x: number, y: number, matrix: Matrix): void {
    this.#subpaths += 1;
    this.lineTo(x, y, matrix);
  }

  lineTo(x: number, y: number, matrix: Matrix): void {
    const [a, b, c, d, e, f] = matrix;
    const pageX = a * x + c * y + e;
    const pageY = b * x + d * y + f;
    if (pageX < this.#left) this.#left = pageX;
    if (pageX > this.#right) this.#right = pageX;
    if (pageY < this.#bottom) this.#bottom = pageY;
    if (pageY > this.#top) this.#top = pageY;
    if (this.#corners.length < 12) this.#corners.push(pageX, pageY);
  }

  /** The numbers are the points of `c`, `v` or `y`. */
  curveTo(numbers: readonly number[], matrix: Matrix): void {
    this.#isStraight = false;
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      this.lineTo(numbers[index]!, numbers[index + 1]!, matrix);
    }
  }

  rectangle(numbers: readonly number[], matrix: Matrix): void {
    const [x = 0, y = 0, width = 0, height = 0] = numbers;
    this.moveTo(x, y, matrix);
    this.lineTo(x + width, y, matrix);
    this.lineTo(x + width, y + height, matrix);
    this.lineTo(x, y + height, matrix);
  }

  /** The smaller side if the path is one rectangle, in any direction; otherwise undefined. */
  ruleWidth(): number | undefined {
    const corners = this.#corners;
    if (!this.#isStraight || this.#subpaths !== 1) return undefined;
    const closes = corners.length === 10 && same(corners[0]!, corners[8]!);
    if (corners.length !== 8 && !(closes && same(corners[1]!, corners[9]!))) return undefined;
    const [x0, y0, x1, y1, x2, y2, x3, y3] = corners as [
      ...[number, number, number, number, number, number, number, number],
    ];
    const width = Math.hypot(x1 - x0, y1 - y0);
    const height = Math.hypot(x2 - x1, y2 - y1);
    const isParallelogram = same(x1 - x0, x2 - x3) && same(y1 - y0, y2 - y3);
    const skew = Math.abs((x1 - x0) * (x2 - x1) + (y1 - y0) * (y2 - y1));
    const isRight = skew <= 1e-3 * width * height;
    return isParallelogram && isRight ? Math.min(width, height) : undefined;
  }
}

/** TeX rounds to hundredths or thousandths of a bp, four times in a rectangle. */
function same(first: number, second: number): boolean {
  return Math.abs(first - second) < 0.01;
}
