// Uses only Node's own modules until the npm packages are known to be there: a doctor that needs
// what it looks for would be of no use.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { examineBackends } from './examine-backends.mjs';
import { examineNative } from './examine-native.mjs';
import { examineNode } from './examine-node.mjs';
import { examineTools } from './examine-tools.mjs';
import { formatFindings, wantsColours } from './findings.mjs';

/** @import { Finding } from './findings.mjs' */

const usage = `Usage: npm run doctor

Checks what the build needs and says how to get what is missing. Installs nothing.
Exit code: 0 when everything is there, 1 when something is missing, 2 for an unknown option.`;

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function main(args) {
  try {
    const { values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      print([usage]);
      return 0;
    }
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n${usage}\n`);
    return 2;
  }
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const { findings, hasPackages } = await examineNode(root, process.env);
  report(findings);
  const { findings: tools, advice } = await examineTools(process.env);
  report(tools);
  const backends = hasPackages ? [await examineNative(), ...(await examineBackends())] : [];
  report(backends);
  const all = [...findings, ...tools, ...backends];
  const count = all.filter(({ state }) => state === 'missing').length;
  print(['', ...advice, count === 0 ? 'Everything that the build needs is here.' : summary(count)]);
  return count === 0 ? 0 : 1;
}

/** @param {number} count */
function summary(count) {
  return `${count} ${count === 1 ? 'line' : 'lines'} above with ✗: the build does not run as things are.`;
}

/** @param {Finding[]} findings */
function report(findings) {
  print(formatFindings(findings, wantsColours(process.stdout, process.env)));
}

/** @param {string[]} lines */
function print(lines) {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

process.exitCode = await main(process.argv.slice(2));
