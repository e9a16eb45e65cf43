import { describe, expect, it } from "vitest";
import { progressStream } from "../../../electron/core/progress-stream.ts";
import { createStateFeed } from "../../../electron/core/state-feed.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

async function collect<P, R>(stream: AsyncGenerator<P, R, void>) {
  const seen: P[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return { seen, last: step.value };
    seen.push(step.value);
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

describe("progress as a stream", () => {
  it("gives every step that was waited for, and the result last", async () => {
    const stream = progressStream<number, string, never>(async (report) => {
      for (const step of [1, 2, 3]) {
        report(step);
        await pause();
      }
      return ok("made");
    });
    expect(await collect(stream)).toEqual({ seen: [1, 2, 3], last: ok("made") });
  });

  it("drops steps that were overtaken before anybody looked", async () => {
    const stream = progressStream<number, null, never>((report) => {
      for (let step = 0; step <= 1_000; step += 1) report(step);
      return Promise.resolve(ok(null));
    });
    expect((await collect(stream)).seen).toEqual([1_000]);
  });

  it("drops no step that counts, however late somebody looks", async () => {
    const stream = progressStream<number, null, never>(
      (report) => {
        for (let step = 0; step <= 9; step += 1) report(step);
        return Promise.resolve(ok(null));
      },
      (step) => step % 4 === 0,
    );
    expect((await collect(stream)).seen).toEqual([0, 4, 8, 9]);
  });

  it("hands a failure on as a value and a defect as an exception", async () => {
    const failed = progressStream<number, never, string>(() => Promise.resolve(err("full")));
    expect((await collect(failed)).last).toEqual(err("full"));
    const broken = progressStream<number, never, string>(
      async (): Promise<Result<never, string>> => {
        await pause();
        throw new Error("defect");
      },
    );
    await expect(collect(broken)).rejects.toThrow("defect");
  });
});

describe("state feed", () => {
  it("begins with the present state, gives later ones and ends with its follower", async () => {
    const feed = createStateFeed("closed");
    const leave = new AbortController();
    const following = collect(feed.follow(leave.signal));
    await pause();
    feed.set("open");
    await pause();
    leave.abort();
    expect((await following).seen).toEqual(["closed", "open"]);
  });

  it("gives a slow follower the newest state only", async () => {
    const feed = createStateFeed(0);
    const stream = feed.follow(new AbortController().signal);
    await stream.next();
    feed.set(1);
    feed.set(2);
    expect((await stream.next()).value).toBe(2);
  });
});
