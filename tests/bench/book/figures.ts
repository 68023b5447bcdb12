import { seededRandom } from '@chiaroscuro/compute/random';
import type { Accent, FigureRequest, FigureSource } from './figure-source.ts';
import { linePlot } from './line-plot.ts';
import { network } from './network.ts';
import { surface } from './surface.ts';
import { vectorField } from './vector-field.ts';

/** One figure of the generated book. */
export interface BenchFigure extends FigureSource {
  chapter: string;
  name: string;
  kind: 'curve' | 'surface' | 'field' | 'network';
  accent: Accent;
  /** Whether its drawing writes \norm. */
  usesNorm: boolean;
}

/** The chapters, between which the figures are shared out. */
export const chapterNames = ['energy', 'motion', 'fields', 'learning'];

/** The symbols of which each figure has one: a colour of these is used by an eighth of the figures. */
const accents: Accent[] = [
  { name: 'vx', meaning: 'observed input' },
  { name: 'vy', meaning: 'target' },
  { name: 'vz', meaning: 'latent variable' },
  { name: 'vh', meaning: 'hidden representation' },
  { name: 'energy', meaning: 'energy' },
  { name: 'Fwarm', meaning: 'free energy' },
  { name: 'coldness', meaning: 'coldness' },
  { name: 'loss', meaning: 'loss' },
];

const kinds = ['curve', 'surface', 'field', 'network'] as const;

/**
 * The figures of the book in the order in which they appear: the four kinds in turn, each four with
 * the next accent. Equal counts give equal figures.
 *
 * @param count a multiple of four.
 */
export function makeFigures(count: number): BenchFigure[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length]!;
    const group = Math.floor(index / kinds.length);
    const accent = accents[group % accents.length]!;
    const name = `${kind}-${String(index + 1).padStart(3, '0')}`;
    const usesNorm = kind === 'field' && normedAccents.has(accent.name);
    const request = { name, accent, random: seededRandom(index) };
    return {
      chapter: chapterNames[Math.floor((index * chapterNames.length) / count)]!,
      name,
      kind,
      accent,
      usesNorm,
      ...draw(kind, request, usesNorm),
    };
  });
}

/** Not that of the colour which is edited, so that no figure is touched by two edits. */
const normedAccents = new Set(['vy', 'vz', 'vh', 'energy']);

function draw(kind: BenchFigure['kind'], request: FigureRequest, usesNorm: boolean): FigureSource {
  switch (kind) {
    case 'curve':
      return linePlot(request);
    case 'surface':
      return surface(request);
    case 'field':
      return vectorField(request, usesNorm ? '\\norm' : '\\abs');
    case 'network':
      return network(request);
  }
}
