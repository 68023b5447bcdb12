import process from 'node:process';
import { formatDuration } from '@chiaroscuro/console/format-duration';

/** Where progress is shown. */
type Terminal = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/**
 * Does one step of the setup. On a terminal one line tells how long it has run and how far it is;
 * elsewhere a line says that it began and another that it is done.
 *
 * @param now what there is to say of it at present.
 */
export async function inStep<Result>(
  title: string,
  body: () => Promise<Result>,
  now: () => string = () => '',
  terminal: Terminal = process.stderr,
): Promise<Result> {
  const started = performance.now();
  const line = (): string =>
    [`${title} …`, formatDuration(performance.now() - started), now()].filter(Boolean).join('  ');
  if (!terminal.isTTY) terminal.write(`${title} …\n`);
  const timer = setInterval(() => {
    if (terminal.isTTY) terminal.write(`\r\u001b[K${line().slice(0, terminal.columns - 1)}`);
  }, 250);
  try {
    const result = await body();
    clear();
    terminal.write(`${title}: done in ${formatDuration(performance.now() - started)}\n`);
    return result;
  } catch (error) {
    clear();
    throw error;
  }

  function clear(): void {
    clearInterval(timer);
    if (terminal.isTTY) terminal.write('\r\u001b[K');
  }
}
