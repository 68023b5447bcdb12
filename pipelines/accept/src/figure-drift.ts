import { existsSync, readFileSync } from 'node:fs';
import { likelyCauses } from '@chiaroscuro/compute/likely-causes';
import { recordedIngredients } from '@chiaroscuro/compute/recorded-ingredients';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureName } from '@chiaroscuro/manuscript/find-figure';
import type { BookPaths, FigurePaths } from '@chiaroscuro/manuscript/paths';
import { parseArrays } from '@chiaroscuro/tables/arrays';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import { checkTable } from '@chiaroscuro/tables/check-table';
import { compareWithGolden } from '@chiaroscuro/tables/compare-with-golden';
import type { Finding } from '@chiaroscuro/tables/compare-with-golden';
import { checkNumbers } from '@chiaroscuro/tables/format-numbers';
import { parseGolden } from '@chiaroscuro/tables/golden';
import type { Golden } from '@chiaroscuro/tables/golden';
import { toleranceOf } from '@chiaroscuro/tables/tolerance';

/** How a figure's computed numbers stand to the accepted ones. */
export interface FigureDrift {
  /** `<chapter>/<figure>`. */
  name: string;
  computed: FigureArrays;
  /** What they were computed from, if that is recorded. */
  ingredients: object | undefined;
  /** Undefined where no numbers were accepted, or their file is damaged. */
  golden: Golden | undefined;
  /** What is wrong with the golden file. */
  damage: string | undefined;
  tolerance: number;
  findings: Finding[];
  causes: string[];
}

/**
 * Reads the computed and the accepted numbers of a figure and compares them.
 *
 * @throws UserError `drift/nothing-computed`, or what the export stage too would say of bad tables.
 */
export function readDrift(paths: BookPaths, { chapter, figure }: FigureName): FigureDrift {
  const name = `${chapter}/${figure}`;
  const chapterPaths = paths.chapter(chapter);
  const figurePaths = chapterPaths.figure(figure);
  const computed = readArrays(figurePaths, {
    figure: name,
    file: paths.relative(figurePaths.code),
  });
  const record = chapterPaths.provenance('compute');
  const ingredients = existsSync(record)
    ? recordedIngredients(readFileSync(record, 'utf8'), name)
    : undefined;
  const tolerance = toleranceOf(computed.provenance);
  const { golden, damage } = readGolden(figurePaths.golden);
  return {
    name,
    computed,
    ingredients,
    golden,
    damage,
    tolerance,
    findings: golden ? compareWithGolden(computed, golden, tolerance) : [],
    causes: likelyCauses({
      accepted: golden?.ingredients,
      computed: ingredients,
      folder: paths.relative(chapterPaths.folder),
    }),
  };
}

function readArrays(figure: FigurePaths, place: Place): FigureArrays {
  if (!existsSync(figure.arrays)) {
    const isDrawn = !existsSync(figure.code);
    throw new UserError({
      code: 'drift/nothing-computed',
      severity: 'error',
      message: isDrawn
        ? 'this figure is only drawn: it has no numbers to accept'
        : 'expected the numbers of the last build, found none',
      place: isDrawn ? { ...place, file: figure.drawing } : place,
      hint: isDrawn ? 'Name a figure that computes something.' : 'Build first: npm run build.',
    });
  }
  const arrays = parseArrays(readFileSync(figure.arrays, 'utf8'), place);
  const [first, ...others]: Diagnostic[] = [
    ...Object.entries(arrays.tables).flatMap(([table, data]) =>
      checkTable(data, { ...place, table }),
    ),
    ...checkNumbers(arrays.numbers, place),
  ];
  if (first) throw new UserError(first, ...others);
  return arrays;
}

/** A damaged file is no reason to stop: accepting is how one gets a good one. */
function readGolden(file: string): Pick<FigureDrift, 'golden' | 'damage'> {
  if (!existsSync(file)) return { golden: undefined, damage: undefined };
  try {
    return { golden: parseGolden(readFileSync(file, 'utf8'), {}), damage: undefined };
  } catch (error) {
    if (error instanceof UserError) return { golden: undefined, damage: error.message };
    throw error;
  }
}
