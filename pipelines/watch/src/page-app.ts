import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { insideProject } from '@chiaroscuro/manuscript/find-source';
import { openEditor } from './editor.ts';
import { handedOut, typeset, type WantedPdf } from './edition-files.ts';
import { figureDetails } from './figure-details.ts';
import { guard } from './guard.ts';
import { openPosition, pointOnPage } from './requests.ts';
import type { Session } from './session.ts';
import { sourcePosition, type SourcePosition } from './source-position.ts';
import { contentSecurityPolicy, readPage, staticFiles } from './static-files.ts';
import { streamState } from './stream-state.ts';

/** What the page is made of and may ask for. */
export function pageApp(session: Session, editor: readonly string[] | undefined): Hono {
  const files = staticFiles();
  const policy = contentSecurityPolicy(readPage(files));
  const app = new Hono();

  app.use(guard());
  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
  });

  app.get('/state', (context) => streamState(context, session));

  app.get('/pdf/edition/:edition', (context) => sendEdition(context, 'good'));
  app.get('/pdf/draft/:edition', (context) => sendEdition(context, 'draft'));
  app.get('/pdf/proof/:edition/:chapter', (context) => sendEdition(context, 'proof'));
  app.get('/pdf/figure/:edition/:chapter/:name', (context) => {
    const { edition, chapter, name } = context.req.param();
    const version = context.req.query('v');
    const history = session.shelf.history({ edition, chapter, name });
    const picture = history.find((each) => each.version === version);
    return picture ? sendPdf(context, picture.pdf) : context.notFound();
  });

  app.get('/figure/:chapter/:name', (context) => {
    const figure = context.req.param();
    if (!isKnown(figure)) return context.notFound();
    const { paths, config } = session.book;
    const editions = Object.keys(config.editions);
    return context.json(figureDetails({ paths, editions, shelf: session.shelf }, figure));
  });

  app.post('/jump', async (context) => {
    const asked = pointOnPage(await context.req.json(), session.book);
    if (!asked) return context.text('Expected a place on a page of the book.', 400);
    const pdf = typeset(session.book, asked);
    const position = await sourcePosition(session.book.paths, { ...asked, pdf });
    if (position) return open(context, position);
    const reason = existsSync(pdf.replace(/\.pdf$/, '.synctex.gz'))
      ? 'No line of the sources made this place.'
      : 'The way from pages to sources comes with the next build.';
    return context.json({ reason }, 404);
  });

  app.post('/open', async (context) => {
    const asked = openPosition(await context.req.json());
    const file = asked && insideProject(session.book.paths, asked.file);
    if (!file) return context.json({ reason: 'There is no such file in the project.' }, 404);
    return open(context, { file, line: asked.line });
  });

  for (const [address, { path, type }] of files)
    app.get(address, async (context) =>
      context.body(new Uint8Array(await readFile(path)), 200, { 'Content-Type': type }),
    );
  return app;

  async function sendEdition(context: Context, kind: WantedPdf['kind']): Promise<Response> {
    const { edition = '', chapter } = context.req.param() as Record<string, string>;
    const { config, chapters } = session.book;
    const isAsked = edition in config.editions && (kind !== 'proof' || chapters.includes(chapter!));
    if (!isAsked) return context.notFound();
    const file =
      kind === 'good'
        ? session.editionFile(edition, context.req.query('v'))
        : handedOut(session.book, { kind, edition, ...(chapter && { chapter }) });
    return existsSync(file) ? sendPdf(context, await readFile(file)) : context.notFound();
  }

  async function open(context: Context, position: SourcePosition): Promise<Response> {
    const shown = {
      file: session.book.paths.relative(position.file),
      line: position.line,
    };
    try {
      const opened = await openEditor(editor, position);
      session.notice(undefined);
      return context.json({ ...shown, ...opened });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      session.notice(error.diagnostics[0]);
      return context.json({ ...shown, reason: error.message }, 500);
    }
  }

  function isKnown({ chapter, name }: { chapter: string; name: string }): boolean {
    return session
      .state()
      .figures.some((figure) => figure.chapter === chapter && figure.name === name);
  }
}

function sendPdf(context: Context, pdf: Uint8Array): Response {
  return context.body(new Uint8Array(pdf), 200, { 'Content-Type': 'application/pdf' });
}
