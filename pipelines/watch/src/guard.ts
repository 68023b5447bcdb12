import type { MiddlewareHandler } from 'hono';

/**
 * Refuses what does not come from this machine's own page. A foreign site can make a browser send
 * requests here: under a name of its own that it points to 127.0.0.1 (so the Host must be ours), or
 * from its page (so whatever does something must be a POST of JSON that names our origin).
 */
export function guard(): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) {
      return context.text('This page is served to http://127.0.0.1 only.', 403);
    }
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      const isOurs =
        method === 'POST' &&
        context.req.header('origin') === `http://${host}` &&
        context.req.header('content-type') === 'application/json';
      if (!isOurs) return context.text('Only the page itself may ask for this.', 403);
    }
    await next();
    return undefined;
  };
}
