import type {
  AnyContractRouter,
  AnySchema,
  ContractProcedure,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
  Meta,
} from "@orpc/contract";
import type { Failure } from "../../shared/contract/failures.ts";
import type { Result } from "../../shared/result.ts";

/** Who calls, as facts of the connection; never taken from the message. */
export interface Caller {
  readonly shell: "electron" | "host" | "cli";
  /** Names one window's connection; `cli` in process. */
  readonly connection: string;
}

/** What a handler learns beside its arguments. */
export interface Call {
  readonly caller: Caller;
  /** Aborts when the window cancels, closes or disappears. Streams must end by it. */
  readonly signal: AbortSignal;
}

/**
 * What implements one call: arguments are already checked, the answer is a value.
 * A stream yields its events and returns `ok(last)` or `err(failure)` at the end; it must end when `call.signal` aborts.
 */
export type Handler<P> =
  P extends ContractProcedure<infer I, infer O, ErrorMap, Meta>
    ? (input: InferSchemaOutput<I>, call: Call) => Answer<O>
    : never;

/** One handler for every call of a contract, in the same shape. */
export type Handlers<C> =
  C extends ContractProcedure<AnySchema, AnySchema, ErrorMap, Meta>
    ? Handler<C>
    : { readonly [K in keyof C]: C[K] extends AnyContractRouter ? Handlers<C[K]> : never };

type Answer<O extends AnySchema> =
  InferSchemaInput<O> extends AsyncIteratorObject<infer Event, infer Last>
    ? Stream<Event, Last> | Promise<Stream<Event, Last>>
    : Result<InferSchemaInput<O>, Failure> | Promise<Result<InferSchemaInput<O>, Failure>>;

/** A handler's stream: an async generator that ends in a Result. */
export type Stream<Event, Last> = AsyncGenerator<Event, Result<Last, Failure>, void>;
