/**
 * Largest frame that a window may send, in characters or bytes. An upload chunk of 4 MiB is 5.6 MB in base64 and
 * the longest list of ids (100,000) 3.9 MB; more is an attack or a mistake (threats B3 row 55).
 */
export const MAX_FRAME_LENGTH = 8 * 1_048_576;

/** Calls and streams that one window may have under way; a screen needs some ten. */
export const MAX_OPEN_CALLS = 256;

/** Windows at one core. */
export const MAX_CONNECTIONS = 16;

/** Longest text of an argument's path or expectation that is repeated in a failure. */
export const MAX_ECHO_LENGTH = 256;
