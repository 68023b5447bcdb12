import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Session } from './session.ts';

/** Milliseconds between two messages: progress comes faster than anybody looks. */
const pace = 50;

/** Sends the state of the page now and whenever it changes, until the page goes away. */
export function streamState(context: Context, session: Session): Response {
  return streamSSE(context, async (stream) => {
    let wake = (): void => {};
    let isDirty = true;
    const stop = session.onChange(() => {
      isDirty = true;
      wake();
    });
    stream.onAbort(() => {
      stop();
      wake();
    });
    let last = '';
    while (!stream.aborted) {
      if (isDirty) {
        isDirty = false;
        const data = JSON.stringify(session.state());
        if (data !== last) await stream.writeSSE({ data });
        last = data;
        await stream.sleep(pace);
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
    stop();
  });
}
