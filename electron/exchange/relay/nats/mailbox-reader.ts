import type { JetStreamManager } from "@nats-io/jetstream";
import type { ObjectStore } from "@nats-io/obj";

import { RELAY_LIMITS } from "../../../../shared/exchange/relay/limits.ts";
import { RelayError, type Listing, type RelayConnection } from "../relay-port.ts";
import { called, SILENT, type CallSubject } from "./failure-of.ts";
import {
  chunkSubject,
  decodeName,
  metaPrefix,
  metaSubject,
  objectMetaSchema,
  streamOf,
  type ObjectMeta,
} from "./layout.ts";

export interface ReaderPorts {
  readonly manager: JetStreamManager;
  readonly objects: ObjectStore;
  readonly mailbox: string;
  readonly url: string;
  /** So long may pass between two pieces of an object. */
  readonly timeoutMs: number;
}

/** Looks into our own mailbox. What lies there was written by anybody who knows the address: nothing of it is believed. */
export function mailboxReader(
  ports: ReaderPorts,
): Pick<RelayConnection, "list" | "read" | "remove" | "forget"> {
  const about = { url: ports.url, mailbox: ports.mailbox };
  /** Subjects of what has no name that could be read. */
  const nameless = new Map<string, string>();
  return {
    list: () => called(about, () => list(ports, nameless)),
    read: (name) => read(ports, name, about),
    remove: (name) =>
      called(about, async () => {
        await ports.objects.delete(name);
      }),
    forget: (name) =>
      called(about, () => forget(ports, nameless.get(name) ?? metaSubject(ports.mailbox, name))),
  };
}

type Seen =
  | { readonly kind: "object"; readonly name: string; readonly sizeBytes: number }
  | { readonly kind: "unusable"; readonly name: string; readonly subject: string }
  | { readonly kind: "gone" };

/** How many objects are asked for at a time. */
const AT_A_TIME = 16;

async function list(ports: ReaderPorts, nameless: Map<string, string>): Promise<Listing> {
  const { manager, mailbox } = ports;
  const { state } = await manager.streams.info(streamOf(mailbox), {
    subjects_filter: `$O.${mailbox}.>`,
  });
  const counts = new Map(Object.entries(state.subjects ?? {}));
  const prefix = metaPrefix(mailbox);
  const subjects = [...counts.keys()].filter((subject) => subject.startsWith(prefix)).toSorted();
  const seen: Seen[] = [];
  for (let at = 0; at < Math.min(subjects.length, RELAY_LIMITS.objects); at += AT_A_TIME) {
    const some = subjects.slice(at, at + AT_A_TIME);
    seen.push(...(await Promise.all(some.map((subject) => look(ports, subject, counts)))));
  }
  nameless.clear();
  for (const one of seen) if (one.kind === "unusable") nameless.set(one.name, one.subject);
  return {
    objects: seen.flatMap((one) =>
      one.kind === "object" ? [{ name: one.name, sizeBytes: one.sizeBytes }] : [],
    ),
    unusable: [...nameless.keys()],
    notLookedAt: Math.max(0, subjects.length - RELAY_LIMITS.objects),
  };
}

async function look(
  { manager, mailbox }: ReaderPorts,
  subject: string,
  counts: ReadonlyMap<string, number>,
): Promise<Seen> {
  const message = await manager.streams.getMessage(streamOf(mailbox), { last_by_subj: subject });
  // Removed by another laptop of ours in the meantime.
  if (message === null) return { kind: "gone" };
  const token = subject.slice(metaPrefix(mailbox).length);
  const name = decodeName(token);
  const meta = parseMeta(message.data);
  if (name === undefined || meta?.name !== name) return { kind: "unusable", name: token, subject };
  if (meta.deleted === true) return { kind: "gone" };
  const isWhole = (counts.get(chunkSubject(mailbox, meta.nuid)) ?? 0) === meta.chunks;
  if (!isWhole || meta.size === 0) return { kind: "unusable", name, subject };
  return { kind: "object", name, sizeBytes: meta.size };
}

function parseMeta(bytes: Uint8Array): ObjectMeta | undefined {
  if (bytes.length > RELAY_LIMITS.textSizeBytes) return undefined;
  try {
    return objectMetaSchema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8"))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function* read(
  { objects, timeoutMs }: ReaderPorts,
  name: string,
  about: CallSubject,
): AsyncGenerator<Uint8Array> {
  const object = await called(about, () => objects.get(name));
  if (object === null) throw new RelayError({ kind: "relay-damaged", name });
  // It tells the same as the stream; unheard, it would end the process.
  object.error.catch(() => undefined);
  const reader = object.data.getReader();
  try {
    for (;;) {
      const { done, value } = await damagedOr(name, about, () =>
        inTime(reader.read(), timeoutMs, about),
      );
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** The library says by an exception without a name that the digest is another one. */
async function damagedOr<T>(name: string, about: CallSubject, run: () => Promise<T>): Promise<T> {
  return called(about, async () => {
    try {
      return await run();
    } catch (error) {
      const isCorrupt = error instanceof Error && /corrupt object/.test(error.message);
      throw isCorrupt ? new RelayError({ kind: "relay-damaged", name }, { cause: error }) : error;
    }
  });
}

async function inTime<T>(promise: Promise<T>, timeoutMs: number, { url }: CallSubject): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new RelayError({ kind: "relay-unreachable", url, code: SILENT }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** No mark is left, so that to its sender it was never stored. */
async function forget({ manager, mailbox }: ReaderPorts, subject: string): Promise<void> {
  await manager.streams.purge(streamOf(mailbox), { filter: subject });
}
