import { readFileSync } from "node:fs";

import type {
  ConnectRelay,
  RelayConnection,
  RelayPorts,
} from "../../../../electron/exchange/relay/relay-port.ts";
import { RelayError } from "../../../../electron/exchange/relay/relay-port.ts";
import { readRelay, saveRelay } from "../../../../electron/exchange/relay/relay-rows.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import type { RelayFailure } from "../../../../shared/exchange/relay/failures.ts";

interface Stored {
  readonly bytes: Uint8Array;
  readonly isTaken: boolean;
}

/** What a relay holds: mailboxes by their addresses, objects by their names. */
type Mailboxes = ReadonlyMap<string, ReadonlyMap<string, Stored>>;

/** A relay in memory that does what a real one does, and what a real one may do. */
export class StandInRelay {
  /** Asked before each call that reaches the relay; what it gives is what the call ends with. */
  fault: (call: string, mailbox: string) => RelayFailure | undefined = () => undefined;
  readonly calls: string[] = [];
  /** Pauses that a caller asked for. */
  readonly pauses: number[] = [];
  #mailboxes = new Map<string, Map<string, Stored>>();

  readonly ports: RelayPorts = {
    connect: (access) => this.#connect(access),
    pause: (milliseconds) => {
      this.pauses.push(milliseconds);
      return Promise.resolve();
    },
  };

  openMailbox(mailbox: string): void {
    this.#mailboxes.set(mailbox, new Map());
  }

  /** Names and bytes of what lies in a mailbox. */
  contents(mailbox: string): ReadonlyMap<string, Uint8Array> {
    const there = [...this.#of(mailbox)].filter(([, { isTaken }]) => !isTaken);
    return new Map(there.map(([name, { bytes }]) => [name, bytes]));
  }

  put(mailbox: string, name: string, bytes: Uint8Array): void {
    this.#of(mailbox).set(name, { bytes, isTaken: false });
  }

  /** The data directory as it is now, to be put back later. */
  snapshot(): Mailboxes {
    return new Map([...this.#mailboxes].map(([mailbox, stored]) => [mailbox, new Map(stored)]));
  }

  rollBack(to: Mailboxes): void {
    this.#mailboxes = new Map([...to].map(([mailbox, stored]) => [mailbox, new Map(stored)]));
  }

  #of(mailbox: string): Map<string, Stored> {
    const found = this.#mailboxes.get(mailbox);
    if (found === undefined) throw new RelayError({ kind: "relay-mailbox-missing", mailbox });
    return found;
  }

  #call(call: string, mailbox: string): void {
    this.calls.push(call);
    const failure = this.fault(call, mailbox);
    if (failure !== undefined) throw new RelayError(failure);
  }

  /** The credentials of the stand-in are the address itself. */
  async #connect({ credentials: own }: Parameters<ConnectRelay>[0]): Promise<RelayConnection> {
    this.#call("connect", own);
    const step = async <T>(call: string, mailbox: string, run: () => T): Promise<T> => {
      await Promise.resolve();
      this.#call(call, mailbox);
      return run();
    };
    return {
      list: () =>
        step("list", own, () => ({
          objects: [...this.contents(own)].map(([name, { length: sizeBytes }]) => ({
            name,
            sizeBytes,
          })),
          unusable: [],
          notLookedAt: 0,
        })),
      read: (name) => this.#read(own, name),
      remove: (name) =>
        step("remove", own, () => {
          this.#of(own).set(name, { bytes: new Uint8Array(), isTaken: true });
        }),
      forget: (name) =>
        step("forget", own, () => {
          this.#of(own).delete(name);
        }),
      wasStored: (mailbox, name) => step("wasStored", mailbox, () => this.#of(mailbox).has(name)),
      store: async (mailbox, { name }, content) => {
        const chunks: Uint8Array[] = [];
        for await (const bytes of content) chunks.push(Uint8Array.from(bytes));
        await step("store", mailbox, () => {
          this.put(mailbox, name, Buffer.concat(chunks));
        });
      },
      close: () => Promise.resolve(),
    };
  }

  async *#read(own: string, name: string): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    this.#call("read", own);
    const { bytes } = this.#of(own).get(name) ?? { bytes: new Uint8Array() };
    yield bytes.subarray(0, bytes.length / 2);
    this.#call("read", own);
    yield bytes.subarray(bytes.length / 2);
  }
}

/** Gives a desk a mailbox on the stand-in. */
export function settleAt(desk: ExchangeDesk, relay: StandInRelay, mailbox: string): void {
  if (readRelay(desk.database.read) === undefined) relay.openMailbox(mailbox);
  desk.database.transaction((write) => {
    const access = { urls: ["tls://relay.example:4222"], ca: AUTHORITY, credentials: mailbox };
    saveRelay(write, { ...access, mailbox }, desk.actor().nowMs());
  });
}

/** A certificate without its key. */
export const AUTHORITY = readFileSync(
  new URL("../../../fixtures/relay/authority.pem", import.meta.url),
  "utf8",
);

/** Two addresses of the right form. */
export const OUR_MAILBOX = `U${"A".repeat(55)}`;
export const THEIR_MAILBOX = `U${"B".repeat(55)}`;
