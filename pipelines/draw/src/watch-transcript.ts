import { existsSync, readFileSync } from 'node:fs';

/** A transcript that TeX is writing. */
export interface TranscriptWatch {
  file: string;
  /** Called with the number of figures that are finished, whenever it has grown. */
  onFigure(done: number): void;
}

/**
 * Follows a batch through its transcript. TeX writes it in blocks, so the count lags a little.
 *
 * @returns stops watching.
 */
export function watchTranscript({ file, onFigure }: TranscriptWatch): () => void {
  let last = 0;
  const timer = setInterval(() => {
    const done = existsSync(file) ? countFigures(readFileSync(file, 'utf8')) : 0;
    if (done > last) onFigure(done);
    last = done;
  }, 300);
  return () => clearInterval(timer);
}

function countFigures(transcript: string): number {
  return transcript.match(/^chiaroscuro: end figure /gm)?.length ?? 0;
}
