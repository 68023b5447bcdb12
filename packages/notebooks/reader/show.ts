import { currentSession } from './session.ts';
import type { Spec } from './spec.ts';
import { compileSpec } from './vega-spec.ts';

/** What Deno's kernel offers beside the language. */
interface Kernel {
  jupyter: {
    display(content: Record<string, unknown>, options: { raw: true }): Promise<void>;
  };
}

/** The name under which Jupyter knows a picture of Vega-Lite. */
export const vegaLiteType = 'application/vnd.vegalite.v5+json';

/**
 * Shows a picture: as Vega-Lite, which JupyterLab draws, and as SVG for whoever shows a notebook
 * without running it.
 *
 * @param plot from `plane`, `chart` or `beside`.
 * @param description what there is to be seen, for readers who do not see it.
 */
export async function show(plot: Spec, description: string): Promise<void> {
  const { Deno: kernel } = globalThis as { Deno?: Kernel };
  if (!kernel?.jupyter) throw new Error('Pictures are shown by the Deno kernel of Jupyter only.');
  const { palettes, edition } = currentSession();
  const { spec, svg } = await compileSpec({ plot, palette: palettes[edition]!, description });
  await kernel.jupyter.display(
    { [vegaLiteType]: spec, 'image/svg+xml': svg, 'text/plain': description },
    { raw: true },
  );
}
