import { withCaption } from './caption.ts';
import { leavePicture, recordsVariable } from './records.ts';
import { currentSession } from './session.ts';
import type { Spec } from './spec.ts';
import { compileSpec } from './vega-spec.ts';

/** What Deno's kernel offers beside the language. */
interface Kernel {
  jupyter: {
    display(content: Record<string, unknown>, options: { raw: true }): Promise<void>;
    broadcast(type: string, content: Record<string, unknown>): Promise<void>;
  };
}

/** The name under which Jupyter knows a picture of Vega-Lite. */
export const vegaLiteType = 'application/vnd.vegalite.v5+json';

/**
 * Shows a picture: as Vega-Lite, which JupyterLab draws, and as SVG for whoever shows a notebook
 * without running it.
 *
 * @param plot from `plane`, `chart` or `beside`.
 * @param description what there is to be seen, and what the kinds of lines and marks mean: it stands below the picture, and in the place of it for
 *   readers who do not see it.
 */
export async function show(plot: Spec, description: string): Promise<void> {
  const { Deno: kernel } = globalThis as { Deno?: Kernel };
  if (!kernel?.jupyter) throw new Error('Pictures are shown by the Deno kernel of Jupyter only.');
  const { palettes, edition } = currentSession();
  const { spec, svg } = await compileSpec({
    plot: withCaption(plot, description),
    palette: palettes[edition]!,
    description,
  });
  const picture = { [vegaLiteType]: spec, 'image/svg+xml': svg, 'text/plain': description };
  const folder = process.env[recordsVariable];
  await kernel.jupyter.display(folder ? leavePicture(folder, picture) : picture, { raw: true });
  if (!folder) await pushThrough(kernel);
}

/**
 * Deno's kernel hands the rest of a message to the connection only when it sends another one, and drops that
 * one if the rest is still too large. So that neither the picture nor what the cell says next is lost, a few
 * messages follow that say what Jupyter knows: that the kernel is busy.
 */
async function pushThrough({ jupyter }: Kernel): Promise<void> {
  for (let sent = 0; sent < 40; sent += 1) {
    await jupyter.broadcast('status', { execution_state: 'busy' });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
