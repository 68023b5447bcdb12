/** A step of a compiled program, which changes the stack. */
type Step = (stack: number[]) => void;

/** Nested braces, and numbers on the stack; honest programs have a few. */
const mostLevels = 32;
const mostOperands = 1000;

/**
 * Compiles a PostScript calculator function (type 4; ISO 32000-1, 7.10.5) to one that maps inputs to
 * outputs. Truth values are 1 and 0. Unknown words do nothing.
 */
export function compileCalculator(bytes: Uint8Array): (inputs: readonly number[]) => number[] {
  const words = Buffer.from(bytes)
    .toString('latin1')
    .replace(/%[^\r\n]*/g, ' ')
    .match(/[{}]|[^\s{}]+/g);
  const reader = { words: words ?? [], at: 0 };
  if (reader.words[0] === '{') reader.at = 1;
  const program = compileBlock(reader, 0);
  return (inputs) => {
    const stack = [...inputs];
    program(stack);
    return stack.map((value) => (Number.isFinite(value) ? value : 0));
  };
}

function compileBlock(reader: { words: readonly string[]; at: number }, level: number): Step {
  const steps: Step[] = [];
  let blocks: Step[] = [];
  while (reader.at < reader.words.length) {
    const word = reader.words[reader.at]!;
    reader.at += 1;
    if (word === '}') break;
    if (word === '{') {
      if (level >= mostLevels) break;
      blocks.push(compileBlock(reader, level + 1));
    } else if (word === 'if' || word === 'ifelse') {
      steps.push(branch(blocks));
      blocks = [];
    } else steps.push(stepOf(word));
  }
  return (stack) => {
    for (const step of steps) step(stack);
  };
}

function branch([then, otherwise]: readonly Step[]): Step {
  return (stack) => {
    const chosen = stack.pop() ? then : otherwise;
    chosen?.(stack);
  };
}

function stepOf(word: string): Step {
  const value = word === 'true' ? 1 : word === 'false' ? 0 : Number(word);
  if (!Number.isNaN(value)) {
    return (stack) => void (stack.length < mostOperands && stack.push(value));
  }
  const one = unary.get(word);
  if (one) return (stack) => void stack.push(one(stack.pop() ?? 0));
  const two = binary.get(word);
  if (two) {
    return (stack) => {
      const second = stack.pop() ?? 0;
      stack.push(two(stack.pop() ?? 0, second));
    };
  }
  return manoeuvres.get(word) ?? (() => undefined);
}

const degree = Math.PI / 180;

const unary = new Map<string, (value: number) => number>([
  ['abs', Math.abs],
  ['neg', (value) => -value],
  ['ceiling', Math.ceil],
  ['floor', Math.floor],
  ['round', Math.round],
  ['truncate', Math.trunc],
  ['sqrt', Math.sqrt],
  ['sin', (value) => Math.sin(value * degree)],
  ['cos', (value) => Math.cos(value * degree)],
  ['ln', Math.log],
  ['log', Math.log10],
  ['cvi', Math.trunc],
  ['cvr', (value) => value],
  ['not', (value) => (value === 0 ? 1 : value === 1 ? 0 : ~value)],
]);

const binary = new Map<string, (first: number, second: number) => number>([
  ['add', (first, second) => first + second],
  ['sub', (first, second) => first - second],
  ['mul', (first, second) => first * second],
  ['div', (first, second) => first / second],
  ['idiv', (first, second) => Math.trunc(first / second)],
  ['mod', (first, second) => first % second],
  ['exp', (first, second) => first ** second],
  ['atan', (first, second) => (Math.atan2(first, second) / degree + 360) % 360],
  ['eq', (first, second) => Number(first === second)],
  ['ne', (first, second) => Number(first !== second)],
  ['gt', (first, second) => Number(first > second)],
  ['ge', (first, second) => Number(first >= second)],
  ['lt', (first, second) => Number(first < second)],
  ['le', (first, second) => Number(first <= second)],
  ['and', (first, second) => first & second],
  ['or', (first, second) => first | second],
  ['xor', (first, second) => first ^ second],
  ['bitshift', (first, second) => (second >= 0 ? first << second : first >> -second)],
]);

const manoeuvres = new Map<string, Step>([
  ['pop', (stack) => void stack.pop()],
  ['dup', (stack) => void (stack.length < mostOperands && stack.push(stack.at(-1) ?? 0))],
  ['exch', (stack) => void stack.push(...stack.splice(-2).reverse())],
  ['index', (stack) => void stack.push(stack.at(-1 - Math.abs(stack.pop() ?? 0)) ?? 0)],
  [
    'copy',
    (stack) => {
      const count = Math.min(stack.pop() ?? 0, mostOperands - stack.length);
      if (count > 0) stack.push(...stack.slice(-count));
    },
  ],
  [
    'roll',
    (stack) => {
      const by = Math.trunc(stack.pop() ?? 0);
      const count = Math.min(Math.trunc(stack.pop() ?? 0), stack.length);
      if (count <= 0) return;
      const rolled = stack.splice(-count);
      const turn = ((by % count) + count) % count;
      stack.push(...rolled.slice(count - turn), ...rolled.slice(0, count - turn));
    },
  ],
]);
