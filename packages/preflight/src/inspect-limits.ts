/** Printers take less. */
export const megabytesOfFile = 1024;

/** Objects of JavaScript: a book of 600 pages takes a fifth of it. */
export const megabytesOfHeap = 2048;

/** All memory of the process, with decoded streams and pages as pixels. */
export const megabytesOfProcess = 3072;

/** The longest that one step, parsing the file or interpreting one page, may take. */
export const secondsOfStep = 15;
