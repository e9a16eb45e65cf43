import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createSessionBook } from "../../../electron/host/session-book.ts";

describe("a start code", () => {
  test("has 256 bits and gives a token of 256 bits", () => {
    const { book } = createScene();
    const code = book.newStartCode();
    const verdict = book.exchange(code);
    expect(Buffer.from(code, "base64url")).toHaveLength(32);
    expect(verdict.kind === "token" && Buffer.from(verdict.token, "base64url")).toHaveLength(32);
  });

  test("works once", () => {
    const { book } = createScene();
    const code = book.newStartCode();
    book.exchange(code);
    expect(book.exchange(code)).toEqual({ kind: "refused" });
  });

  test("lapses after 60 seconds", () => {
    const { book, clock } = createScene();
    const [early, late] = [book.newStartCode(), book.newStartCode()];
    clock.nowMs += 59_999;
    expect(book.exchange(early).kind).toBe("token");
    clock.nowMs += 1;
    expect(book.exchange(late)).toEqual({ kind: "refused" });
  });

  test("is not spent by a pause", () => {
    const { book, clock, fail } = createScene();
    fail(5);
    const code = book.newStartCode();
    expect(book.exchange(code)).toEqual({ kind: "paused", retryAfterMs: 30_000 });
    clock.nowMs += 30_000;
    expect(book.exchange(code).kind).toBe("token");
  });
});

describe("a session token", () => {
  test("is valid until it is ended", () => {
    const { book, newToken } = createScene();
    const token = newToken();
    expect(book.check(token)).toBe("valid");
    book.end(token);
    expect(book.check(token)).toBe("refused");
  });

  test("stays valid while guesses are paused", () => {
    const { book, newToken, fail } = createScene();
    const token = newToken();
    fail(5);
    expect(book.check(token)).toBe("valid");
    expect(book.check("guess")).toBe("paused");
  });
});

describe("failures", () => {
  test("pause at the fifth, each time, and say so", () => {
    const { clock, pauses, fail } = createScene();
    fail(4);
    expect(pauses).toEqual([]);
    fail(1);
    clock.nowMs += 30_000;
    fail(5);
    expect(pauses).toEqual([1_000, 31_000]);
  });
});

function createScene() {
  const clock = { nowMs: 1_000 };
  const pauses: number[] = [];
  const book = createSessionBook({
    nowMs: () => clock.nowMs,
    randomBytes,
    onPause: () => pauses.push(clock.nowMs),
  });
  const newToken = (): string => {
    const verdict = book.exchange(book.newStartCode());
    if (verdict.kind !== "token") throw new Error("No token");
    return verdict.token;
  };
  const fail = (times: number): void => {
    for (let n = 0; n < times; n += 1) book.check("guess");
  };
  return { book, clock, pauses, newToken, fail };
}
