import { createHash, timingSafeEqual } from "node:crypto";
import { HOST_LIMITS } from "./limits.ts";

export type CodeVerdict =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "paused"; readonly retryAfterMs: number };

export type TokenVerdict = "valid" | "refused" | "paused";

/** Start codes and session tokens of one host (threats D2 row 4). Kept as hashes, compared in constant time. */
export interface SessionBook {
  /** A new start code: 256 bits, once, for 60 seconds. */
  readonly newStartCode: () => string;
  readonly exchange: (code: string) => CodeVerdict;
  readonly check: (token: string) => TokenVerdict;
  readonly end: (token: string) => void;
}

export interface SessionBookOptions {
  readonly nowMs: () => number;
  readonly randomBytes: (sizeBytes: number) => Uint8Array;
  /** Somebody guesses: said aloud, since a right window never fails. */
  readonly onPause: () => void;
}

export function createSessionBook(options: SessionBookOptions): SessionBook {
  const { nowMs, randomBytes } = options;
  const guard = createGuard(nowMs, options.onPause);
  const codes = createStartCodes(nowMs);
  let tokens: readonly Buffer[] = [];
  const secret = (): string => Buffer.from(randomBytes(32)).toString("base64url");
  return {
    newStartCode: () => codes.add(secret()),
    exchange: (code) => {
      const retryAfterMs = guard.pausedForMs();
      if (retryAfterMs > 0) return { kind: "paused", retryAfterMs };
      if (!codes.use(code)) {
        guard.failed();
        return { kind: "refused" };
      }
      const token = secret();
      tokens = [...tokens, digest(token)];
      return { kind: "token", token };
    },
    check: (token) => {
      const hash = digest(token);
      // A right token is let in during a pause: others must not be able to lock the analyst out.
      if (tokens.some((known) => isSame(known, hash))) return "valid";
      if (guard.pausedForMs() > 0) return "paused";
      guard.failed();
      return "refused";
    },
    end: (token) => {
      const hash = digest(token);
      tokens = tokens.filter((known) => !isSame(known, hash));
    },
  };
}

interface StartCode {
  readonly hash: Buffer;
  readonly expiresAtMs: number;
}

function createStartCodes(nowMs: () => number) {
  let codes: readonly StartCode[] = [];
  return {
    add: (code: string): string => {
      const expiresAtMs = nowMs() + HOST_LIMITS.startCodeLifetimeMs;
      const living = codes.filter((entry) => nowMs() < entry.expiresAtMs);
      codes = [...living, { hash: digest(code), expiresAtMs }];
      return code;
    },
    /** Uses a code up; false if it was unknown, used or too old. */
    use: (code: string): boolean => {
      const hash = digest(code);
      const found = codes.find((entry) => isSame(entry.hash, hash));
      codes = codes.filter((entry) => entry !== found);
      return found !== undefined && nowMs() < found.expiresAtMs;
    },
  };
}

function createGuard(nowMs: () => number, onPause: () => void) {
  let failures = 0;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  return {
    pausedForMs: () => Math.max(0, pausedUntilMs - nowMs()),
    failed: () => {
      failures += 1;
      if (failures < HOST_LIMITS.failuresUntilPause) return;
      failures = 0;
      pausedUntilMs = nowMs() + HOST_LIMITS.pauseMs;
      onPause();
    },
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function isSame(left: Buffer, right: Buffer): boolean {
  return timingSafeEqual(left, right);
}
