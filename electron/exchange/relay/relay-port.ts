import type { RelayFailure } from "../../../shared/exchange/relay/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { problemOf, type BundleProblem } from "../bundle/bundle-error.ts";

/** How to reach the relay, and as whom. Never logged, never in a journal entry. */
export interface RelayAccess {
  readonly urls: readonly string[];
  /** Certificates of the one authority that is believed, as PEM. */
  readonly ca: string;
  /** Secret key of our mailbox, as NATS writes it; with a token of the operator where the relay works with those. */
  readonly credentials: string;
}

/** Something that lies in our mailbox. */
export interface RelayObject {
  readonly name: string;
  readonly sizeBytes: number;
}

export interface Listing {
  readonly objects: readonly RelayObject[];
  /** Names of what lies there and can't be read: parts of it are missing, or it is nothing that a bundle consists of. */
  readonly unusable: readonly string[];
  /** Objects beyond the most that are looked at. */
  readonly notLookedAt: number;
}

/**
 * One visit to a relay. What it does to its own mailbox is reading and removing; to others' it is storing and nothing else. Every call
 * throws a {@link RelayError} for what can go wrong, and may be made again: a second time changes nothing.
 */
export interface RelayConnection {
  readonly list: () => Promise<Listing>;
  /** Content of an object of ours; ends with an error when it is not what was announced. */
  readonly read: (name: string) => AsyncIterable<Uint8Array>;
  /** From now on it is not listed; that it had been stored stays known to {@link RelayConnection.wasStored}. */
  readonly remove: (name: string) => Promise<void>;
  /** As if it had never been stored: its sender brings it again. */
  readonly forget: (name: string) => Promise<void>;
  /** Whether an object was stored in a mailbox, be it there still or taken since. False after the relay lost it. */
  readonly wasStored: (mailbox: string, name: string) => Promise<boolean>;
  readonly store: (
    mailbox: string,
    object: RelayObject,
    content: AsyncIterable<Uint8Array>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Connects to the configured addresses and to no other. */
export type ConnectRelay = (
  access: RelayAccess,
  signal: AbortSignal | undefined,
) => Promise<RelayConnection>;

/** What a relay needs from outside. */
export interface RelayPorts {
  readonly connect: ConnectRelay;
  /** Ends early when the signal says so. */
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Thrown inside a visit; `failure` is what to tell. */
export class RelayError extends Error {
  readonly failure: RelayFailure;

  constructor(failure: RelayFailure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.name = "RelayError";
    this.failure = failure;
  }
}

/** Gives what a visit ends with as a value; `path` is where its files lie. */
export async function settleRelay<T>(
  path: string,
  run: () => Promise<T>,
): Promise<Result<T, RelayFailure | BundleProblem>> {
  try {
    return ok(await run());
  } catch (error) {
    return err(error instanceof RelayError ? error.failure : problemOf(path, error));
  }
}
