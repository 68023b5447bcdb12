import { defineFigure } from '@chiaroscuro/compute/figure';

/** A drawing without numbers. */
export default defineFigure({ parameters: {}, compute: () => ({ tables: {} }) });
