import { oldestTexLive } from './tools.mjs';

/** @import { Machine } from './machine.mjs' */
/** @import { Requirement } from './requirements.mjs' */
/** @import { Missing, TexLive } from './tools.mjs' */

/**
 * How what is missing can be brought in: packages that apt-get may install at once, or the reason
 * why this cannot be done here, and the commands that a person runs.
 *
 * @typedef {{ kind: 'install', packages: string[] }
 *   | { kind: 'by-hand', reason: string, steps: string[] }} Remedy
 */

/**
 * @typedef {object} Facts
 * @property {Missing} missing
 * @property {TexLive | undefined} texLive
 * @property {Machine} machine
 */

/**
 * Decides how to bring in what is missing. It is all or nothing: where one part must be done by
 * hand, nothing is installed.
 *
 * @param {Facts} facts
 * @returns {Remedy}
 */
export function planRemedy(facts) {
  const { forTex, forSystem } = divide(facts);
  const reason = reasonFor(facts, forTex);
  if (reason === undefined) return { kind: 'install', packages: debianPackages(forSystem) };
  return {
    kind: 'by-hand',
    reason,
    steps: [...stepsForTex(facts, forTex), ...stepsForSystem(facts, forSystem)],
  };
}

/**
 * Divides what is missing into what TeX Live's own package manager brings and what the system's
 * does: a TeX Live of one's own does not see the files that the system's packages bring.
 *
 * @param {Facts} facts
 * @returns {{ forTex: Requirement[], forSystem: Requirement[] }}
 */
function divide({ missing, texLive, machine }) {
  const isOffered = machine.isDebian && !offersOldTexLive(machine);
  const isOwn = texLive ? !texLive.isPackaged : !isOffered;
  const all = [...missing.programs, ...missing.texFiles];
  const forTex = isOwn ? all.filter(({ texlive }) => texlive) : [];
  return { forTex, forSystem: all.filter((requirement) => !forTex.includes(requirement)) };
}

/**
 * Why nothing can be installed here; undefined when apt-get brings it all.
 *
 * @param {Facts} facts
 * @param {Requirement[]} forTex
 * @returns {string | undefined}
 */
function reasonFor({ missing, texLive, machine }, forTex) {
  if (!machine.isAllowed) return 'CHIAROSCURO_INSTALL=never forbids it';
  if (!machine.isDebian) return `this is ${machine.system}, not Debian or Ubuntu`;
  if (!machine.hasApt) return 'apt-get is not on the PATH';
  if (missing.oldTexLive !== undefined) return 'the TeX Live on the PATH is too old';
  if (forTex.length > 0 && !texLive) {
    return `${machine.system} has only TeX Live ${machine.offer?.texLiveYear}, ${oldestTexLive} or later is needed`;
  }
  if (forTex.length > 0) return 'the TeX Live on the PATH has its own package manager';
  if (machine.rights === 'none') return 'it needs root, or sudo without a password';
  return undefined;
}

/** @param {Machine} machine */
function offersOldTexLive({ offer }) {
  return offer?.texLiveYear !== undefined && offer.texLiveYear < oldestTexLive;
}

/**
 * @param {Facts} facts
 * @param {Requirement[]} forTex
 * @returns {string[]}
 */
function stepsForTex({ missing, texLive, machine }, forTex) {
  if (missing.oldTexLive !== undefined || (forTex.length > 0 && !texLive)) {
    const isMac = machine.platform === 'darwin';
    return [
      isMac
        ? 'brew install --cask mactex-no-gui'
        : 'sh install-tl   # from https://tug.org/texlive',
    ];
  }
  if (forTex.length === 0) return [];
  return [`tlmgr install ${unique(forTex.map(({ texlive }) => texlive)).join(' ')}`];
}

/**
 * @param {Facts} facts
 * @param {Requirement[]} forSystem
 * @returns {string[]}
 */
function stepsForSystem({ machine }, forSystem) {
  if (forSystem.length === 0) return [];
  if (machine.isDebian) {
    const sudo = machine.rights === 'root' ? '' : 'sudo ';
    // Releases divide files into packages differently: what this one does not have would only fail.
    const packages = debianPackages(forSystem).filter(
      (name) => machine.offer?.names.has(name) ?? true,
    );
    const install = 'apt-get install --no-install-recommends';
    return [`${sudo}apt-get update && ${sudo}${install} ${packages.join(' ')}`];
  }
  const names = unique(forSystem.map(({ homebrew, texlive }) => homebrew ?? texlive)).join(' ');
  if (machine.platform === 'darwin') return [`brew install ${names}`];
  return [`install with the package manager of ${machine.system}: ${names}`];
}

/**
 * The packages of Debian that hold these things.
 *
 * @param {Requirement[]} requirements
 * @returns {string[]} sorted
 */
function debianPackages(requirements) {
  return unique(requirements.map(({ debian }) => debian));
}

/**
 * @param {(string | undefined)[]} words
 * @returns {string[]} sorted
 */
function unique(words) {
  return [...new Set(words.filter((word) => word !== undefined))].sort();
}
