import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import pinned from './pinned-wheels.json' with { type: 'json' };

/** A wheel of PyPI that holds TensorFlow's C library and its headers. */
export interface Wheel {
  /** Its project on PyPI. */
  package: string;
  version: string;
  /** pip's name of the platform. */
  platform: string;
  file: string;
  bytes: number;
  sha256: string;
}

const wheels: Readonly<Record<string, Wheel>> = pinned;

/**
 * The wheel for a machine.
 *
 * @param platform `<process.platform>-<process.arch>`.
 * @throws UserError `native/platform`.
 */
export function wheelFor(platform: string): Wheel {
  const wheel = Object.hasOwn(wheels, platform) ? wheels[platform] : undefined;
  if (wheel) return wheel;
  throw new UserError({
    code: 'native/platform',
    severity: 'error',
    message: `expected one of the platforms ${Object.keys(wheels).join(', ')}, found ${platform}`,
    hint: 'Get TensorFlow’s C library yourself and name its folder: LIBTENSORFLOW=/path npm run setup:native. Without it WebAssembly serves.',
  });
}

/** How a wheel is named in messages and in the record: with the digest that makes it the same everywhere. */
export function describeWheel({ package: name, version, sha256 }: Wheel): string {
  return `${name} ${version} from PyPI, sha256 ${sha256}`;
}
