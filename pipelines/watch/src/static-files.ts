import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A file that the page is made of. */
export interface StaticFile {
  path: string;
  type: string;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/**
 * Every file that the page may ask for, by its address: its own, and of pdf.js those that it loads.
 * Nothing else is served, so no address leads anywhere else.
 */
export function staticFiles(): Map<string, StaticFile> {
  const pdfjs = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const page = path.resolve(import.meta.dirname, '../page');
  const files = new Map<string, StaticFile>();
  const add = (address: string, file: string): void => {
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    files.set(address, { path: file, type });
  };
  for (const name of readdirSync(page)) add(`/page/${name}`, path.join(page, name));
  // The build for browsers of the last years, not only for those of the last weeks.
  for (const name of ['pdf.mjs', 'pdf.worker.mjs'])
    add(`/pdfjs/${name}`, path.join(pdfjs, 'legacy', 'build', name));
  for (const folder of ['wasm', 'iccs', 'cmaps', 'standard_fonts'])
    for (const name of readdirSync(path.join(pdfjs, folder)))
      add(`/pdfjs/${folder}/${name}`, path.join(pdfjs, folder, name));
  add('/', path.join(page, 'index.html'));
  return files;
}

/**
 * What the page may load: only what comes from here. The one script inside it, which tells the
 * browser where pdf.js is, is named by its digest.
 */
export function contentSecurityPolicy(html: string): string {
  const [, inline = ''] = /<script type="importmap">([^]*?)<\/script>/.exec(html) ?? [];
  const digest = createHash('sha256').update(inline).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${digest}'`,
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The text of the page. */
export function readPage(files: ReadonlyMap<string, StaticFile>): string {
  return readFileSync(files.get('/')!.path, 'utf8');
}
