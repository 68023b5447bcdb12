import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, test } from 'vitest';
import { provenDerivatives } from '@chiaroscuro/gradients/proven-derivatives';
import { textColours } from '@chiaroscuro/pdf/text-colours';
import { fontUses } from '@chiaroscuro/pdf/font-uses';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { pageTexts } from '@chiaroscuro/pdf/page-texts';
import type { PreflightReport } from '@chiaroscuro/preflight/report';
import { contrastRatio } from '@chiaroscuro/stylesheet/contrast';
import { openPress } from '@chiaroscuro/stylesheet/press-colours';
import { coloursButInks, independentWalk, inks } from './harness/independent-walk.ts';
import { mostInk } from './harness/most-ink.ts';
import { pageCorners } from './harness/page-corners.ts';
import { runner } from './harness/runner.ts';

const project = path.resolve(import.meta.dirname, '..');
const pdf = (edition: string) => path.join(project, 'dist', `energy-perspective-${edition}.pdf`);
const editions = ['screen', 'print'] as const;

interface TrainedModel {
  model: string;
  backend: string;
  derivatives: Record<string, number>;
}

/** The page on which the editions may differ. */
const colophon = 2;
let output: string;

async function build(...options: string[]): Promise<string> {
  const program = path.join(project, 'pipelines', 'build', 'src', 'main.ts');
  const run = await execa('node', [runner, program, ...options], {
    cwd: project,
    all: true,
    reject: false,
    env: { CI: 'true', NO_COLOR: '1' },
  });
  expect(run.exitCode, run.all).toBe(0);
  return run.all;
}

beforeAll(async () => {
  output = await build();
}, 1_800_000);

test('the build of the book has nothing to warn of: no undefined reference, no overfull box, no missing glyph', () => {
  expect(output).not.toMatch(/\b(warning|error)\b.*\[/);
});

test('the record says what was built from what', () => {
  const record = JSON.parse(readFileSync(path.join(project, 'dist', 'build.json'), 'utf8'));
  expect(record.files).toHaveLength(2);
  expect(record.chapters.ellipse.compute.figures.length).toBeGreaterThanOrEqual(16);
});

test('every derivative that a training took is proved, and every training took some', () => {
  const { chapters } = JSON.parse(
    readFileSync(path.join(project, 'dist', 'build.json'), 'utf8'),
  ) as {
    chapters: Record<string, { compute: { figures: { models: TrainedModel[] }[] } }>;
  };
  const models = Object.values(chapters).flatMap(({ compute }) =>
    compute.figures.flatMap(({ models }) => models),
  );
  expect(models.length).toBeGreaterThan(20);
  for (const { model, backend, derivatives } of models) {
    const taken = Object.entries(derivatives);
    if (backend !== 'float64') expect(taken, model).not.toEqual([]);
    for (const [kernel, order] of taken)
      expect(provenDerivatives[kernel], `${model}: ${kernel}`).toBeGreaterThanOrEqual(order);
  }
});

describe('edition parity', () => {
  test('both editions have the same text on every page but the colophon, which says where the other one is', async () => {
    const [screen, print] = await Promise.all(editions.map((edition) => pageTexts(pdf(edition))));
    const different = screen!.flatMap((text, index) => (text === print![index] ? [] : [index + 1]));
    expect(different).toEqual([colophon]);
    expect(screen![colophon - 1]).toContain('This edition is dark');
    // What is bound at the end is blank.
    expect(print!.slice(screen!.length).every((text) => text === '')).toBe(true);
  });

  test('preflight has compared them', () => {
    expect(outcomeOf('print', 'preflight/parity')).toBe('passed');
  });
});

describe.each(editions)('the %s edition', (edition) => {
  test('embeds every font, each once for the text and all figures', async () => {
    const document = await readDocument(readFileSync(pdf(edition)), pdf(edition));
    const fonts = fontUses(document);
    expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    const families = fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''));
    expect(families).toEqual([...new Set(families)]);
  });

  test(`has ${edition === 'screen' ? 'dark' : 'white'} corners on every page`, async () => {
    for (const { page, luminances } of await pageCorners(pdf(edition))) {
      const isRight = (value: number) => (edition === 'screen' ? value < 0.02 : value > 0.99);
      expect(luminances.every(isRight), `page ${page}: ${luminances.join(' ')}`).toBe(true);
    }
  }, 300_000);

  test('shows no text below 3:1, and running text above 7:1', async () => {
    const colours = JSON.parse(
      readFileSync(
        path.join(project, 'book', 'editions', edition, 'build', 'stylesheet', 'colours.json'),
        'utf8',
      ),
    );
    const paper: string = colours.colours.paper;
    const toHex = await hexConverter();
    const texts = textColours(await readDocument(readFileSync(pdf(edition)), pdf(edition)));
    for (const { components, page, figure } of texts) {
      const ratio = contrastRatio(toHex(components), paper);
      expect(
        ratio,
        `${components.join(' ')} on page ${page} ${figure ?? ''}`,
      ).toBeGreaterThanOrEqual(3);
    }
    expect(contrastRatio(toHex(texts[0]!.components), paper)).toBeGreaterThanOrEqual(7);
  });
});

describe.each([
  { printer: 'offset-x4', absent: coloursButInks, inkLimit: 300 },
  { printer: 'offset-x1a', absent: coloursButInks, inkLimit: 300 },
  { printer: 'kdp', absent: coloursButInks, inkLimit: 300 },
  { printer: 'ingram', absent: coloursButInks, inkLimit: 240 },
  { printer: 'lulu', absent: inks, inkLimit: undefined },
])('the print edition for $printer', ({ printer, absent, inkLimit }) => {
  const file = printer === 'offset-x4' ? pdf('print') : pdf(`print-${printer}`);

  test('is built: preflight finds no error', async () => {
    if (printer !== 'offset-x4') await build('--printer', printer);
    expect((await execa('qpdf', ['--check', file])).exitCode).toBe(0);
  }, 1_800_000);

  test('holds no colour that it must not hold, as an independent program sees it', async () => {
    expect(await independentWalk(file, absent)).toEqual([]);
    const present = absent === inks ? coloursButInks : inks;
    expect(await independentWalk(file, present)).not.toEqual([]);
  });

  // Printers who take sRGB separate it themselves.
  if (inkLimit !== undefined) {
    test('keeps the limit of ink on every pixel', async () => {
      const most = await mostInk(file);
      expect(most).toBeGreaterThan(100);
      expect(most).toBeLessThanOrEqual(inkLimit);
    }, 300_000);
  }
});

/** Device colours to the sRGB a reader sees; inks through the press profile. */
async function hexConverter(): Promise<(components: readonly number[]) => string> {
  const { stdout } = await execa('kpsewhich', ['FOGRA39L_coated.icc']);
  const press = await openPress({ profile: readFileSync(stdout) });
  return (components) => {
    if (components.length === 4) {
      return press.printed(components as unknown as readonly [number, number, number, number]);
    }
    const rgb =
      components.length === 1 ? Array.from({ length: 3 }, () => components[0]!) : components;
    return rgb
      .map((value) =>
        Math.round(value * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
      .toUpperCase();
  };
}

/** What preflight's report of the last build says of one of its questions. */
function outcomeOf(edition: string, check: string): string | undefined {
  const report = path.join(project, 'book/editions', edition, 'build/preflight', `${edition}.json`);
  const { checks } = JSON.parse(readFileSync(report, 'utf8')) as PreflightReport;
  return checks.find(({ code }) => code === check)?.outcome;
}
