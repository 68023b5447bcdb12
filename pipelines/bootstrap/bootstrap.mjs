#!/usr/bin/env node
// The first step of every command, on a machine that may have nothing but Node. Nothing is imported
// before Node's version is known to be right: an older Node could not even read the other files.
import { readFileSync } from 'node:fs';

/** @type {{ engines: { node: string } }} */
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

void import('./src/node-version.mjs').then(async ({ explainNodeVersion }) => {
  const complaint = explainNodeVersion(process.versions.node, manifest.engines.node);
  if (complaint) {
    process.stderr.write(`${complaint}\n`);
    process.exitCode = 1;
    return;
  }
  const { main } = await import('./src/main.mjs');
  await main(process.argv.slice(2));
});
