/** Limits of the loopback host (threats D2 row 9). */
export const HOST_LIMITS = {
  /** Chromium's own requests have about 1 KiB of headers. */
  headerBytes: 16_384,
  /** `POST /session` carries 60 bytes; nothing else has a body. */
  bodyBytes: 1_024,
  /** A window uses up to 7 connections; several windows share this. */
  connections: 30,
  headerTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  keepAliveTimeoutMs: 5_000,
  /** First message of a socket: the token. */
  tokenTimeoutMs: 2_000,
  startCodeLifetimeMs: 60_000,
  /** Wrong codes or tokens until a pause. */
  failuresUntilPause: 5,
  pauseMs: 30_000,
  /** A frame between the core's own limit and this one is answered with a typed failure, a longer one ends the socket. */
  socketMessageBytes: 16 * 1_048_576,
  /** A window that does not read what it asked for must not fill this process. */
  socketBacklogBytes: 64 * 1_048_576,
  /** A window that vanished without closing (crash, suspend) is noticed after two of these. */
  heartbeatMs: 20_000,
  /** After the last window closed: long enough for a reload of the socket, short enough not to linger. */
  lastWindowGraceMs: 5_000,
  /** Until the first window comes: the start code lapses before. */
  firstWindowGraceMs: 90_000,
} as const;
