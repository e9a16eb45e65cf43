import { isContractProcedure } from "@orpc/contract";
import type { AnyContractProcedure, AnyContractRouter } from "@orpc/contract";
import { implement } from "@orpc/server";
import type { Router } from "@orpc/server";
import { z } from "zod";
import { failureSchema } from "../../shared/contract/failures.ts";
import { failedError, toFailedError } from "./failure-error.ts";
import type { DefectReport } from "./failure-error.ts";
import type { Call, Caller, Handlers } from "./handlers.ts";

/** What every connection hands to the router: facts about the caller. */
export type CallContext = { readonly caller: Caller };

/** A contract with its handlers, ready for `serveConnection` (wire) or `createInProcessClient` (command line). */
export type BoundRouter<C extends AnyContractRouter> = Router<C, CallContext>;

/**
 * Binds a contract to its handlers. Arguments and answers are checked against the contract's schemas; a handler's
 * `err(failure)` becomes the declared error `FAILED`; anything thrown becomes a failure `internal` whose cause goes
 * to `defects` only. Throws at start-up when a call has no handler.
 */
export function bindContract<const C extends AnyContractRouter>(
  contract: C,
  handlers: Handlers<C>,
  defects: DefectReport,
): BoundRouter<C> {
  // The walk keeps the contract's shape, which the type system cannot follow through recursion.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return bindNode(contract, handlers, defects, []) as BoundRouter<C>;
}

type LooseHandler = (input: unknown, call: Call) => unknown;

function bindNode(
  node: AnyContractRouter,
  handlers: unknown,
  defects: DefectReport,
  path: readonly string[],
): unknown {
  if (isContractProcedure(node)) return bindCall(node, handlerAt(handlers, path), defects);
  const bound = Object.entries(node).map(([name, child]: [string, AnyContractRouter]) => [
    name,
    bindNode(child, memberOf(handlers, name), defects, [...path, name]),
  ]);
  return Object.fromEntries(bound);
}

function bindCall(
  procedure: AnyContractProcedure,
  handler: LooseHandler,
  defects: DefectReport,
): unknown {
  // Used at the root, so that the guard also sees what the argument check throws.
  const guarded = implement({ call: procedure })
    .$context<CallContext>()
    .use(async ({ next, path, signal }) => {
      const at = { call: path.join("."), signal };
      try {
        const result = await next();
        return isStream(result.output)
          ? { ...result, output: guardStream(result.output, at, defects) }
          : result;
      } catch (thrown) {
        throw toFailedError(thrown, at, defects);
      }
    });
  return guarded.call.handler(async ({ input, context, signal }) => {
    const call: Call = { caller: context.caller, signal: signal ?? new AbortController().signal };
    const answer = await handler(input, call);
    return isStream(answer) ? settleStream(answer) : settle(answer);
  });
}

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: failureSchema }),
]);

/** Unwraps a Result; what is none, or a failure that the contract does not know, is a defect like any exception. */
function settle(answer: unknown): unknown {
  const result = answerSchema.parse(answer);
  if (result.ok) return result.value;
  throw failedError(result.error);
}

async function* settleStream(
  stream: AsyncGenerator<unknown, unknown, void>,
): AsyncGenerator<unknown, unknown, void> {
  return settle(yield* stream);
}

async function* guardStream(
  stream: AsyncGenerator<unknown, unknown, void>,
  at: { readonly call: string; readonly signal: AbortSignal | undefined },
  defects: DefectReport,
): AsyncGenerator<unknown, unknown, void> {
  try {
    return yield* stream;
  } catch (thrown) {
    throw toFailedError(thrown, at, defects);
  }
}

function isStream(value: unknown): value is AsyncGenerator<unknown, unknown, void> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

function memberOf(handlers: unknown, name: string): unknown {
  return typeof handlers === "object" && handlers !== null
    ? Reflect.get(handlers, name)
    : undefined;
}

function handlerAt(candidate: unknown, path: readonly string[]): LooseHandler {
  if (typeof candidate !== "function")
    throw new TypeError(`No handler for the call ${path.join(".")}`);
  return (input, call): unknown => Reflect.apply(candidate, undefined, [input, call]);
}
