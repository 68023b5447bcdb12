/** What plain JavaScript computes with: V8's own mathematical functions, which may change with Node's major version. */
export function float64Versions(): Record<string, string> {
  return { node: process.versions.node.replace(/\..*$/, '') };
}
