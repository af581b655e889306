// @ts-check
/** The server writes here which files these are: a hash over all of them, the same that names the cache. */
export const VERSION = '__VERSION__';
