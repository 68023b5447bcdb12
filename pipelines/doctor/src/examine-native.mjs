/** @import { Finding } from './findings.mjs' */

/**
 * What there is of TensorFlow's native library, read from end to end. Needs the npm packages.
 *
 * @returns {Promise<Finding>}
 */
export async function examineNative() {
  (await import('tsx/esm/api')).register();
  const { findNative, verifyNative } = await import('@chiaroscuro/compute/native-library');
  const name = 'native library';
  const native = findNative();
  if (native.state === 'absent') {
    const detail = 'not set up; WebAssembly serves. `npm run setup:native` builds it';
    return { state: 'optional', name, detail };
  }
  const complaint = await verifyNative(native.folder);
  if (native.state === 'broken' || complaint !== undefined) {
    const detail = `${complaint}; \`npm run setup:native -- --force\` builds it again  ${native.folder}`;
    return { state: 'optional', name, detail };
  }
  return {
    state: 'present',
    name,
    detail: `TensorFlow ${native.manifest.tensorflow}  ${native.folder}`,
  };
}
