/** How far the training of a model is. */
export interface Progress {
  model: string;
  done: number;
  total: number;
}

/**
 * Says every tenth of the trainings of a run, once each. When a training tells how far it is depends on the machine and
 * on what else it does; what stands in a notebook must not, so the tenths that were passed between two calls are said too.
 */
export function tellTenths(say: (line: string) => void): (progress: Progress) => void {
  const told = new Map<string, number>();
  return ({ model, done, total }) => {
    const tenths = Math.floor((10 * done) / total);
    for (let tenth = (told.get(model) ?? 0) + 1; tenth <= tenths; tenth += 1) {
      say(`training ${model}: ${10 * tenth} %`);
      told.set(model, tenth);
    }
  };
}
