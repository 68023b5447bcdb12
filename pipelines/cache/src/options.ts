import { commandLine } from '@chiaroscuro/console/command-line';
import { defaultMaximumBytes } from '@chiaroscuro/store/prune';
import { formatSize, parseSize } from './sizes.ts';

/** What the author asked of `npm run cache`. */
export type CacheOptions =
  { action: 'help' | 'verify' | 'stats' } | { action: 'prune'; maximumBytes: number };

export const usage = `npm run cache -- ACTION

Looks after the store, in which builds keep their results. A build may run meanwhile.

  verify           examines everything that is kept and removes what is damaged;
                   exits with 1 when something was
  prune            drops what was not used for the longest time until the store fits
  stats            says what is kept

  --max-size SIZE  for prune: how large the store may be, for instance 500MB (default: ${formatSize(defaultMaximumBytes)})
  --help           show this text
`;

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid` for an action, an option or a size that cannot be understood.
 */
export function parseOptions(args: string[]): CacheOptions {
  const { values, positionals } = parse(args);
  if (values.help) return { action: 'help' };
  const [action, ...others] = positionals;
  const size = values['max-size'];
  if (others.length > 0) throw invalid(`expected one action, got ${positionals.join(', ')}`);
  if (action === 'prune') return { action, maximumBytes: readSize(size) };
  if (size !== undefined) throw invalid('--max-size belongs to prune');
  if (action === 'verify' || action === 'stats') return { action };
  throw invalid(`expected verify, prune or stats, got ${action ? `"${action}"` : 'nothing'}`);
}

function readSize(text: string | undefined): number {
  if (text === undefined) return defaultMaximumBytes;
  const bytes = parseSize(text);
  if (bytes === undefined) {
    throw invalid(`expected --max-size to be a size such as 500MB or 2GB, got "${text}"`);
  }
  return bytes;
}

function parse(args: string[]) {
  return parseCommandLine({
    args,
    allowPositionals: true,
    options: {
      'max-size': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

const { parse: parseCommandLine, invalid } = commandLine('cache');
