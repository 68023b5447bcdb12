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
import { buildBook, pdf, project } from './harness/built-book.ts';
import { pageCorners } from './harness/page-corners.ts';
import { describeNotebooks } from './harness/notebooks.ts';
import { describePrintEdition } from './harness/print-edition.ts';

const editions = ['screen', 'print'] as const;

interface TrainedModel {
  model: string;
  backend: string;
  derivatives: Record<string, number>;
}

/** The page on which the editions may differ. */
const colophon = 2;
let output: string;

beforeAll(async () => {
  output = await buildBook();
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

// The printer of book.json, and one who takes sRGB; `npm run prove` builds for the others (printers.test.ts).
describePrintEdition({ file: pdf('print'), colours: 'inks', inkLimit: 300 });

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

describeNotebooks();
