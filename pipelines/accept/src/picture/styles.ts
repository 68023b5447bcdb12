/** How the page looks; it follows the reader's choice of light or dark. */
export const styles = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --panel: #ffffff; --ink: #1d2126; --muted: #5d6670; --rule: #d9dce0;
  --old: #2f5fa8; --fresh: #c25a12; --difference: #7a3f9d; --band: rgb(60 140 90 / 28%); --ring: #c8102e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --panel: #1c2025; --ink: #e6e8ea; --muted: #a3abb4; --rule: #343a42;
    --old: #7fb0f5; --fresh: #f5a45f; --difference: #cf9bea; --band: rgb(110 200 140 / 26%); --ring: #ff6b7d;
  }
}
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 78rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .25rem; }
h2 span { color: var(--muted); font-weight: 400; }
p { margin: .25rem 0 .75rem; }
section p { color: var(--muted); }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: .75rem; }
svg { width: 100%; height: auto; background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; }
text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.title { font-size: 13px; font-weight: 600; }
.label { fill: var(--muted); font-size: 13px; }
.tick { fill: var(--muted); font-size: 11.5px; font-variant-numeric: tabular-nums; }
.grid { stroke: var(--rule); stroke-width: 1; }
.border { fill: none; stroke: var(--muted); stroke-width: 1; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
.dots { fill: none; stroke-width: 4.5; stroke-linecap: round; }
.old { stroke: var(--old); }
.fresh { stroke: var(--fresh); }
.ghost { stroke: var(--old); stroke-opacity: .45; stroke-dasharray: 4 3; }
.dots.ghost { stroke: none; }
.difference { stroke: var(--difference); }
.band { fill: var(--band); }
.ring { fill: none; stroke: var(--ring); stroke-width: 2; }
image { image-rendering: pixelated; }
table { border-collapse: collapse; }
th, td { padding: .2rem 1.25rem .2rem 0; text-align: left; font-variant-numeric: tabular-nums;
  border-bottom: 1px solid var(--rule); }
`;
