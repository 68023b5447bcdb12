import { fileURLToPath } from 'node:url';

/** The folder of chiaroscuro.sty, to be among the input folders of every run. */
export const styleFolder = fileURLToPath(new URL('../tex/', import.meta.url));
