import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLifetime } from "../../../electron/host/lifetime.ts";
import { HOST_LIMITS } from "../../../electron/host/limits.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a host that no window ever reached ends once its start code has long lapsed", async () => {
  const { why, after } = watch(false);
  await after(HOST_LIMITS.firstWindowGraceMs - 1);
  expect(why()).toBeNull();
  await after(1);
  expect(why()).toBe("no window came");
});

test("a host ends 5 seconds after its last window, not when one of two closes or comes back in time", async () => {
  const { lifetime, why, after } = watch(false);
  for (const count of [1, 2, 1]) lifetime.windows(count);
  await after(60_000);
  lifetime.windows(0);
  await after(4_999);
  lifetime.windows(1);
  await after(60_000);
  lifetime.windows(0);
  await after(4_999);
  expect(why()).toBeNull();
  await after(1);
  expect(why()).toBe("the last window closed");
});

test("a host that stays ends by word only, and once", async () => {
  const { lifetime, why, after } = watch(true);
  lifetime.windows(1);
  lifetime.windows(0);
  await after(24 * 3_600_000);
  expect(why()).toBeNull();
  lifetime.end("SIGTERM");
  lifetime.end("SIGINT");
  await after(0);
  expect(why()).toBe("SIGTERM");
});

function watch(staysOpen: boolean) {
  const lifetime = createLifetime(staysOpen);
  let ended: string | null = null;
  void lifetime.ended.then((why) => {
    ended = why;
    return why;
  });
  const after = async (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  return { lifetime, why: () => ended, after };
}
