import type { Resources } from './content-library.ts';
import { colourOf } from './colour-space.ts';
import type { GraphicsState, Paint } from './graphics-state.ts';
import type { Scene } from './interpret-scene.ts';

/** Obeys an operator that sets a colour or its space; false if it is another operator. */
export function setColour(options: {
  scene: Scene;
  state: GraphicsState;
  resources: Resources;
  operator: string;
  names: readonly string[];
  numbers: readonly number[];
}): boolean {
  const { scene, state, resources, operator, names } = options;
  // The scanner goes on to use an array that holds nothing.
  const numbers = options.numbers.length > 0 ? options.numbers : [];
  const target = targets[operator];
  if (!target) return false;
  // Uncoloured patterns and glyphs must not set colours (ISO 32000-1, 8.7.3.3, 9.6.5).
  if (scene.isColourless) return true;
  const [side, kind] = target;
  state[side] =
    kind === 'space'
      ? chosenSpace(resources, names[0])
      : kind === 'colour'
        ? chosenColour({ paint: state[side], resources, names, numbers })
        : devicePaint({ resources, family: kind, numbers });
  return true;
}

const targets: Readonly<
  Record<string, readonly [side: 'fill' | 'stroke', kind: string] | undefined>
> = Object.assign(
  Object.create(null) as object,
  {
    g: ['fill', 'DeviceGray'],
    rg: ['fill', 'DeviceRGB'],
    k: ['fill', 'DeviceCMYK'],
    cs: ['fill', 'space'],
    sc: ['fill', 'colour'],
    scn: ['fill', 'colour'],
    G: ['stroke', 'DeviceGray'],
    RG: ['stroke', 'DeviceRGB'],
    K: ['stroke', 'DeviceCMYK'],
    CS: ['stroke', 'space'],
    SC: ['stroke', 'colour'],
    SCN: ['stroke', 'colour'],
  } as const,
);

function devicePaint(options: {
  resources: Resources;
  family: string;
  numbers: readonly number[];
}): Paint {
  const { resources, family, numbers } = options;
  const space = resources.colourSpace(family);
  return { space, colour: colourOf(space, numbers) };
}

function chosenSpace(resources: Resources, name = 'DeviceGray'): Paint {
  const space = resources.colourSpace(name);
  return { space, colour: space.initialColour };
}

function chosenColour(options: {
  paint: Paint;
  resources: Resources;
  names: readonly string[];
  numbers: readonly number[];
}): Paint {
  const { paint, resources, names, numbers } = options;
  const { space } = paint;
  const pattern = resources.find('Pattern', names.at(-1));
  const colour = colourOf(space, numbers);
  return { space, colour, ...(pattern && { pattern }) };
}
