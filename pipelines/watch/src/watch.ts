import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { openDrawingRoom } from '@chiaroscuro/recipes/drawing-room';
import type { WatchOptions } from './options.ts';
import { pageApp } from './page-app.ts';
import { servePage } from './serve-page.ts';
import { openSession } from './session.ts';
import { watchSources } from './source-watcher.ts';
import { createWorkQueue } from './work-queue.ts';

/** A watch that is running. */
export interface Watch {
  address: string;
  /** Stops everything that it has started. */
  close(): Promise<void>;
}

const manners = { quiet: 250, patience: 3000, interruptions: 3 };

/**
 * Shows a book and keeps it up to date: the server first, so that what earlier builds have left is
 * seen at once, then the sources, then the first build.
 *
 * @param project the folder with turbo.json.
 * @throws UserError when there is no such book, or the port is taken.
 */
export async function startWatch(project: string, options: WatchOptions): Promise<Watch> {
  const book = readBook(bookFolder(project, options.book));
  const { paths } = book;
  const room = openDrawingRoom({
    bookFolder: paths.root,
    onDiagnostic: (diagnostic) => session.notice(diagnostic),
  });
  const session = openSession(book, room);
  const queue = createWorkQueue(session.actions, {
    ...manners,
    // The proof of an only chapter would take as long as the book, and keep it waiting.
    hasProofs: () => session.book.chapters.length > 1,
  });
  try {
    const server = await servePage(pageApp(session, options.editor), options.port);
    const sources = await watchSources(paths, queue.change);
    queue.change([{ kind: 'book' }]);
    return {
      address: server.address,
      async close() {
        await Promise.all([sources.close(), queue.close(), server.close(), room.close()]);
      },
    };
  } catch (error) {
    await room.close();
    throw error;
  }
}
