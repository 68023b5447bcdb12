/**
 * Whether a font, by its PostScript name, is one of mathematics: OpenType mathematics fonts say so
 * in their names; of the older ones these are the families of Knuth, the AMS, Latin Modern, TX, PX
 * and STIX.
 */
export function isMathematicsFont(name: string): boolean {
  return (
    /math/i.test(name) ||
    /^(cm(mi|mib|sy|bsy|ex)|ms[ab]m|lasy|rsfs|eu[fsre][mb]|(tx|px)(b?mia?|b?sy[abc]?|b?ex[a]?)|stix2?-?(math|ex|size))/i.test(
      name,
    )
  );
}
