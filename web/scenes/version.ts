/** Part of every drawing's address, which is cached for good: the test of the drawings says when it must change, and to what. */
export const VERSION = 'fbd5b0b7'
