import type { DrawingRecord } from './records.ts';
import { isInstalledName } from './tex-files.ts';

/** What of a drawing's record tells why it has to be drawn. */
export type DrawingState = Pick<DrawingRecord, 'parts' | 'reads' | 'style'>;

/** Why a drawing is not what it was when it was drawn last, in the author's terms; empty when nothing tells. */
export function drawingReasons(old: DrawingState | undefined, now: DrawingState): string[] {
  if (!old?.reads || !old.parts) return ['it has not been drawn before'];
  const reasons: string[] = [];
  if (old.parts.drawing !== now.parts?.drawing) reasons.push('its drawing changed');
  if (old.parts.common !== now.parts?.common) {
    reasons.push(
      'fonts, libraries or other parts of the stylesheet that every figure uses changed',
    );
  }
  const ofStyle = styleReasons(old.style ?? {}, now.style ?? {});
  const isOfInks = ofStyle.length === 0 && old.reads['style'] !== now.reads?.['style'];
  return [
    ...reasons,
    ...ofStyle,
    ...(isOfInks && now.reads ? ['the inks of its colours changed'] : []),
    ...readReasons(old.reads, now.reads ?? {}),
  ];
}

/** Why pages are not what they were, from what they read then and what it is now. */
export function pagesReasons(
  old: Readonly<Record<string, string>> | undefined,
  now: Readonly<Record<string, string | undefined>>,
): string[] {
  return old ? readReasons(old, now) : ['they have not been typeset before'];
}

function styleReasons(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string[] {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return keys
    .filter((key) => key !== 'config' && old[key] !== now[key])
    .flatMap((key) => describeChange(key, old[key], now[key]));
}

function describeChange(key: string, from: string | undefined, to: string | undefined): string[] {
  const name = key
    .replace(/^macro /, 'macro \\')
    .replace(/^length /, 'length \\')
    .replace(/^size /, 'type size \\');
  // What a drawing has begun or ceased to use follows from a change that is told as well.
  if (from === undefined || to === undefined) return [];
  const isShort = from.length <= 12 && to.length <= 12;
  return [isShort ? `${name}: ${from} → ${to}` : `${name} changed`];
}

function readReasons(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string | undefined>>,
): string[] {
  return Object.keys(old)
    .filter((name) => name !== 'style' && old[name] !== now[name])
    .map((name) => describeRead(name, now[name] === undefined));
}

function describeRead(name: string, isGone: boolean): string {
  const verb = isGone ? 'is gone' : 'changed';
  if (name === 'config') return 'book.json changed';
  if (name === 'stylesheet') return 'the stylesheet changed';
  if (isInstalledName(name)) return 'TeX, one of its packages or a font changed';
  const own = /^own (.+)\.dat$/.exec(name)?.[1];
  if (own) return `table ${own} ${verb}`;
  const file = name.replace(/^(own|book) /, '');
  const drawing = /^editions\/[^/]+\/build\/drawings\/([^/]+)\/([^/]+)\.pdf$/.exec(file);
  if (drawing) return `drawing ${drawing[1]}/${drawing[2]} ${verb}`;
  const numbers = /^(?:chapters\/([^/]+)\/build\/tables\/([^/]+)\/)?numbers\.tex$/.exec(file);
  if (numbers)
    return numbers[1] ? `numbers of ${numbers[1]}/${numbers[2]} ${verb}` : `its numbers ${verb}`;
  const listing = /^chapters\/([^/]+)\/build\/listings\/(.+)\/([^/]+)\.txt$/.exec(file);
  if (listing) return `listing ${listing[3]} of ${listing[1]}/${listing[2]}.ts ${verb}`;
  return `${file} ${verb}`;
}
