import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { failureSchema } from "../../../shared/contract/failures.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Result } from "../../../shared/result.ts";
import type { Defect, DefectReport } from "../../../electron/rpc/failure-error.ts";
import type { Call, Handlers, Stream } from "../../../electron/rpc/handlers.ts";

const call = oc.errors({ FAILED: { data: failureSchema } });

/** A small contract with one call of each sort. */
export const stubContract = {
  echo: call
    .input(z.object({ text: z.string().max(100), bytes: z.instanceof(Uint8Array).optional() }))
    .output(
      z.object({
        text: z.string(),
        bytes: z.instanceof(Uint8Array).optional(),
        connection: z.string(),
      }),
    ),
  secret: call.input(z.object({ passphrase: z.string().max(8) })).output(z.void()),
  refuse: call.output(z.void()),
  explode: call.output(z.void()),
  wrongAnswer: call.output(z.object({ count: z.int() })),
  area: {
    count: call
      .input(z.object({ to: z.int().max(1_000_000) }))
      .output(eventIterator(z.int(), z.string())),
    forever: call.output(eventIterator(z.int())),
    failLate: call.output(eventIterator(z.int())),
    explodeLate: call.output(eventIterator(z.int())),
    wrongEvent: call.output(eventIterator(z.int())),
  },
};

const LOCKED: Failure = { kind: "vault-locked" };

export interface StubHandlers {
  readonly handlers: Handlers<typeof stubContract>;
  /** What happened inside the handlers, in order. */
  readonly events: string[];
}

export function createStubHandlers(): StubHandlers {
  const events: string[] = [];
  async function* forever(_input: unknown, { signal }: Call): Stream<number, void> {
    let n = 0;
    try {
      while (!signal.aborted) {
        yield (n += 1);
        await pause(5, signal);
      }
      return ok(undefined);
    } finally {
      events.push(`forever ended, aborted ${String(signal.aborted)}`);
    }
  }
  const handlers: Handlers<typeof stubContract> = {
    echo: (input, { caller }) => ok({ ...input, connection: caller.connection }),
    secret: () => ok(undefined),
    refuse: () => err(LOCKED),
    explode: () => {
      throw new Error("case text that must not cross");
    },
    wrongAnswer: (): Result<{ count: number }, Failure> => ok({ count: 0.5 }),
    area: { count, forever, failLate, explodeLate, wrongEvent },
  };
  return { handlers, events };
}

export interface RecordedDefects extends DefectReport {
  readonly list: Defect[];
}

export function recordDefects(): RecordedDefects {
  const list: Defect[] = [];
  return {
    list,
    report: (defect) => list.push(defect),
    newReference: () => `defect-${String(list.length + 1)}`,
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function* count(input: { readonly to: number }): Stream<number, string> {
  for (let n = 1; n <= input.to; n += 1) yield n;
  return ok("all");
}

async function* failLate(): Stream<number, void> {
  yield 1;
  return err(LOCKED);
}

async function* explodeLate(): Stream<number, void> {
  yield 1;
  throw new Error("case text that must not cross");
}

async function* wrongEvent(): Stream<number, void> {
  yield 0.5;
  return ok(undefined);
}
