import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { movedFiles, readAuxiliaryState, type AuxiliaryState } from './auxiliary-files.ts';
import { runBiber, runMakeindex } from './companions.ts';
import { diagnoseRun } from './diagnose-run.ts';
import { runLualatex, type TexJob, type TexRun } from './run-tex.ts';

/** A document to typeset with its bibliography and index. */
export interface TypesetJob extends TexJob {
  /** Places of diagnostics are relative to it. */
  projectRoot: string;
  /** Name of a MakeIndex style (`.ist`). */
  indexStyle?: string;
  /**
   * Called with the page count after each pass without errors. A file that it changes in the work
   * folder makes another pass necessary; what it has to say is said of the last pass.
   */
  afterPass?(pages: number): Diagnostic[];
}

/** What became of it. */
export interface Typesetting {
  /** The last pass. */
  run: TexRun;
  passes: number;
  /** Whether every auxiliary file that was read equals what was written. */
  isSettled: boolean;
  /** Of the last pass and of the companions' last runs. */
  diagnostics: Diagnostic[];
}

const MAXIMUM_PASSES = 6;

/**
 * Runs LuaLaTeX, Biber and MakeIndex until nothing moves any more: until each auxiliary file is, to
 * the byte, what the pass that read it has written. Stops after the first pass that has errors; after
 * six passes gives `latex/not-settled`. Earlier auxiliary files in the work folder save passes.
 *
 * @param onPass called after each pass with its number and the pages so far.
 */
export async function typesetUntilSettled(
  job: TypesetJob,
  onPass: (pass: number, pages: number) => void = () => {},
): Promise<Typesetting> {
  const companions = new Companions(job);
  for (let pass = 1; ; pass += 1) {
    const before = await readAuxiliaryState(job.workFolder);
    const run = await runLualatex(job);
    onPass(pass, run.pages);
    const found = diagnoseRun(run, job);
    const result = { run, passes: pass, isSettled: false };
    if (hasErrors(found)) return { ...result, diagnostics: [...found, ...companions.diagnostics] };

    await companions.run(await readAuxiliaryState(job.workFolder));
    const adjustments = job.afterPass?.(run.pages) ?? [];
    const diagnostics = [...found, ...companions.diagnostics, ...adjustments];
    if (hasErrors(diagnostics)) return { ...result, diagnostics };
    const moved = movedFiles(before, await readAuxiliaryState(job.workFolder));
    if (moved.length === 0) return { ...result, isSettled: true, diagnostics };
    if (pass === MAXIMUM_PASSES)
      return { ...result, diagnostics: [...diagnostics, notSettled(moved)] };
  }
}

/** Biber and MakeIndex, run whenever what they read has changed. */
class Companions {
  readonly #job: TypesetJob;
  readonly #lastInput = new Map<string, string>();
  #bibliography: Diagnostic[] = [];
  #index: Diagnostic[] = [];

  constructor(job: TypesetJob) {
    this.#job = job;
  }

  get diagnostics(): Diagnostic[] {
    return [...this.#bibliography, ...this.#index];
  }

  async run(state: AuxiliaryState): Promise<void> {
    if (this.#hasChanged('bcf', state)) this.#bibliography = await runBiber(this.#job);
    if (this.#hasChanged('idx', state)) {
      this.#index = await runMakeindex(this.#job, this.#job.indexStyle);
    }
  }

  // Before the first pass nothing is known, so that an edited bibliography is always read again.
  #hasChanged(ending: string, state: AuxiliaryState): boolean {
    const name = `${this.#job.jobname}.${ending}`;
    const hash = state.get(name);
    if (hash === undefined || hash === this.#lastInput.get(name)) return false;
    this.#lastInput.set(name, hash);
    return true;
  }
}

function notSettled(moved: readonly string[]): Diagnostic {
  return {
    code: 'latex/not-settled',
    severity: 'error',
    message: `After ${MAXIMUM_PASSES} passes ${moved.join(', ')} still changed.`,
    hint: 'Two things that push each other to and fro are the cause; look at references near page breaks.',
  };
}
