import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Outcome, TrainerMessage, TrainingOrder } from './order.ts';

/** A process that trains one model after the other. */
export interface TrainerProcess {
  /**
   * @throws UserError `model/ended` when the process ends before the training does.
   */
  train(
    order: TrainingOrder,
    onMessage: (message: Exclude<TrainerMessage, Outcome>) => void,
  ): Promise<Outcome>;
  /** Whether it can be given another order. */
  readonly isAlive: boolean;
  /** Ends it at once. */
  end(): void;
}

/** Starts a trainer. It ends with this process, however that ends. */
export function startTrainer(): TrainerProcess {
  const subprocess = execa(process.execPath, ['--import', tsx, program], {
    ipc: true,
    serialization: 'advanced',
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: ['pipe', 'inherit'],
    buffer: false,
    reject: false,
  });
  let isAlive = true;
  let isEnded = false;
  let transcript = '';
  subprocess.stderr.on('data', (text: Buffer) => {
    transcript = (transcript + text.toString()).slice(-8000);
  });
  const ended = subprocess.then(({ signal, exitCode }) => {
    isAlive = false;
    return { signal, exitCode };
  });
  return {
    get isAlive() {
      return isAlive;
    },
    async train(order, onMessage) {
      const answer = new Promise<Outcome>((resolve) => {
        const listen = (message: TrainerMessage): void => {
          if (message.kind === 'progress' || message.kind === 'note') return onMessage(message);
          subprocess.off('message', listen as never);
          resolve(message);
        };
        subprocess.on('message', listen as never);
      });
      // A process that is gone already is told of by its end.
      subprocess.send(order, () => {});
      const first = await Promise.race([answer, ended]);
      if ('kind' in first) return first;
      if (isEnded) throw new Error('the trainer was ended');
      throw endedEarly(order, describeEnd({ ...first, transcript }));
    },
    end() {
      isEnded = true;
      subprocess.kill('SIGKILL');
    },
  };
}

const program = fileURLToPath(new URL('trainer.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

interface End {
  signal?: string | undefined;
  exitCode?: number | undefined;
  /** The last that the process has said. */
  transcript: string;
}

function describeEnd({ signal, exitCode, transcript }: End): string {
  if (/heap out of memory|heap limit|Cannot enlarge memory|out of memory/i.test(transcript)) {
    return 'it needed more memory than there is';
  }
  return signal === undefined ? `it exited with code ${exitCode ?? 0}` : `${signal} ended it`;
}

function endedEarly({ model, file, sources }: TrainingOrder, how: string): UserError {
  return new UserError({
    code: 'model/ended',
    severity: 'error',
    message: `the process that trained "${model}" ended before the training did: ${how}`,
    place: { file: file.replace(`${sources.project}/`, '') },
    hint: 'Build again: a long training goes on from its last checkpoint. If memory ran out, train in smaller batches, or with fewer trainers at once (CHIAROSCURO_TRAINERS=1).',
  });
}
