import { describe, expect, test } from "vitest";
import type { CoreLink } from "../../../electron/rpc/core-link.ts";
import {
  MAX_RESTARTS_PER_MINUTE,
  createCoreSupervisor,
} from "../../../electron/rpc/core-supervisor.ts";

describe("the supervisor of the core process", () => {
  test("starts the core once and hands out its link when it serves", async () => {
    const { supervisor, processes } = createScene();
    const link = supervisor.ready();
    processes[0]?.serve();
    expect(await link).toBe(processes[0]?.link);
    expect(processes).toHaveLength(1);
  });

  test("tells that the core was lost and starts another one", async () => {
    const { supervisor, processes, events } = createScene();
    processes[0]?.serve();
    processes[0]?.end("exit code 134");
    await expect.poll(() => processes.length).toBe(2);
    processes[1]?.serve();
    expect(await supervisor.ready()).toBe(processes[1]?.link);
    expect(events).toEqual(["lost: exit code 134"]);
  });

  test("waits for the next core when one ends before it serves", async () => {
    const { supervisor, processes } = createScene();
    const link = supervisor.ready();
    processes[0]?.end("exit code 1");
    await expect.poll(() => processes.length).toBe(2);
    processes[1]?.serve();
    expect(await link).toBe(processes[1]?.link);
  });

  test("gives up a core that ends again and again", async () => {
    const { supervisor, processes, events } = createScene();
    for (let n = 0; n < MAX_RESTARTS_PER_MINUTE; n += 1) {
      await expect.poll(() => processes.length).toBe(n + 1);
      processes[n]?.end("exit code 1");
    }
    await expect.poll(() => events.at(-1)).toBe("given up");
    await expect(supervisor.ready()).rejects.toThrow("no core process");
  });

  test("does not give up a core that ends once in a while", async () => {
    const { processes, events, clock } = createScene();
    for (let n = 0; n < 3 * MAX_RESTARTS_PER_MINUTE; n += 1) {
      await expect.poll(() => processes.length).toBe(n + 1);
      clock.nowMs += 20_000;
      processes[n]?.end("exit code 1");
    }
    await expect.poll(() => processes.length).toBe(3 * MAX_RESTARTS_PER_MINUTE + 1);
    expect(events).not.toContain("given up");
  });

  test("stops in order, without starting again", async () => {
    const { supervisor, processes, events } = createScene();
    processes[0]?.serve();
    const stopped = supervisor.stop();
    processes[0]?.end("exit code 0");
    await stopped;
    expect(events).toEqual(["shutdown", "kill"]);
    expect(processes).toHaveLength(1);
  });
});

function createScene() {
  const events: string[] = [];
  const clock = { nowMs: 0 };
  const processes: ReturnType<typeof createProcess>[] = [];
  const supervisor = createCoreSupervisor<never>({
    start: () => {
      const started = createProcess(events);
      processes.push(started);
      return started;
    },
    nowMs: () => clock.nowMs,
    wait: () => new Promise(() => undefined),
    onLost: (how) => events.push(`lost: ${how}`),
    onGivenUp: () => events.push("given up"),
  });
  return { supervisor, processes, events, clock };
}

function unused(): never {
  throw new Error("Not used here");
}

function createProcess(events: string[]) {
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  ready.promise.catch(() => undefined);
  const link: CoreLink<never> = {
    ready: ready.promise,
    isAlive: unused,
    connect: unused,
    connectPort: unused,
    disconnect: unused,
    lock: unused,
    openDownload: unused,
    saveDownload: unused,
    shutdown: () => events.push("shutdown"),
  };
  return {
    link,
    ended: ended.promise,
    kill: () => {
      events.push("kill");
      ended.resolve("killed");
    },
    serve: () => ready.resolve(),
    end: (how: string) => {
      ready.reject(new Error(how));
      ended.resolve(how);
    },
  };
}
