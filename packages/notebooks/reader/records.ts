/** The environment variable with the folder in which a build wants to find the numbers of every figure. */
export const recordsVariable = 'CHIAROSCURO_NOTEBOOK_RECORDS';
