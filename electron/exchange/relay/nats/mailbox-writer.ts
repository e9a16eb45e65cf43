import { createHash } from "node:crypto";

import type { JetStreamClient } from "@nats-io/jetstream";
import { headers, type MsgHdrs } from "@nats-io/nats-core";

import { RELAY_LIMITS } from "../../../../shared/exchange/relay/limits.ts";
import { randomName, type RandomPort } from "../../../crypto/random.ts";
import { RelayError, type RelayConnection, type RelayObject } from "../relay-port.ts";
import { called, SILENT, type CallSubject } from "./failure-of.ts";
import { chunkSubject, metaSubject } from "./layout.ts";

/** What a writer of messages has: it may publish to mailboxes, and ask the server for nothing. */
export interface WriterPorts {
  readonly jetstream: JetStreamClient;
  readonly isAlive: () => Promise<boolean>;
  readonly url: string;
  readonly random: RandomPort;
  readonly timeoutMs: number;
}

/**
 * Stores into mailboxes of others. Their owners alone may look into them; so the library's own way of putting an object, which reads
 * and purges, is not open to us, and everything here is done by publishing.
 */
export function mailboxWriter(ports: WriterPorts): Pick<RelayConnection, "wasStored" | "store"> {
  return {
    wasStored: (mailbox, name) => wasStored(ports, mailbox, name),
    store: (mailbox, object, content) => store(ports, mailbox, object, content),
  };
}

/**
 * A message is offered on the condition that the last one of its subject has a number that no message will ever have. It is never
 * stored, and the refusal tells which number the last one has: 0 where there never was one.
 */
async function wasStored(ports: WriterPorts, mailbox: string, name: string): Promise<boolean> {
  const condition = headers();
  condition.set("Nats-Expected-Last-Subject-Sequence", IMPOSSIBLE);
  try {
    await publish(ports, mailbox, metaSubject(mailbox, name), new Uint8Array(), condition);
  } catch (error) {
    const [, last] = LAST_SEQUENCE.exec(causesText(error)) ?? [];
    if (last === undefined) throw error;
    return last !== "0";
  }
  throw new Error("a message was stored on an impossible condition");
}

/** The largest number that a server counts to. */
const IMPOSSIBLE = "18446744073709551615";
const LAST_SEQUENCE = /wrong last sequence: (\d+)/;

async function store(
  ports: WriterPorts,
  mailbox: string,
  { name, sizeBytes }: RelayObject,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  // Fresh for each attempt: what an attempt that failed has left is nobody's, and ages away.
  const chunksId = randomName(ports.random);
  const digest = createHash("sha256");
  const subject = chunkSubject(mailbox, chunksId);
  const line = createLine((chunk) => publish(ports, mailbox, subject, chunk));
  let chunks = 0;
  for await (const chunk of cut(content, RELAY_LIMITS.chunkSizeBytes)) {
    digest.update(chunk);
    await line.add(chunk);
    chunks += 1;
  }
  await line.finish();
  const meta = {
    name,
    description: "",
    bucket: mailbox,
    nuid: chunksId,
    size: sizeBytes,
    chunks,
    digest: `SHA-256=${paddedBase64url(digest.digest())}`,
    options: { max_chunk_size: RELAY_LIMITS.chunkSizeBytes },
  };
  await publish(ports, mailbox, metaSubject(mailbox, name), Buffer.from(JSON.stringify(meta)));
}

/** Messages that were sent and not acknowledged yet: so many that the line is used, so few that memory is bounded. */
const IN_FLIGHT = 16;

/** Sends in order, some at a time; the first that fails ends it. */
function createLine(send: (chunk: Uint8Array) => Promise<void>) {
  let flying: Promise<void>[] = [];
  const finish = async (): Promise<void> => {
    const landed = flying;
    flying = [];
    const results = await Promise.allSettled(landed);
    const failed = results.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  };
  return {
    finish,
    add: async (chunk: Uint8Array): Promise<void> => {
      const one = send(chunk);
      // Its failure is told when the line is waited for; until then it must not end the process.
      one.catch(() => undefined);
      flying.push(one);
      if (flying.length >= IN_FLIGHT) await finish();
    },
  };
}

async function publish(
  { jetstream, isAlive, url, timeoutMs }: WriterPorts,
  mailbox: string,
  subject: string,
  payload: Uint8Array,
  condition?: MsgHdrs,
): Promise<void> {
  const about: CallSubject = { url, mailbox };
  // One try: the second of a chunk would come after the chunks that follow it.
  const options = { timeout: timeoutMs, retries: 1 };
  const all = condition === undefined ? options : { ...options, headers: condition };
  try {
    await called(about, () => jetstream.publish(subject, payload, all));
  } catch (error) {
    if (!isSilence(error) || !(await isAlive())) throw error;
    // The server answers, and nobody behind the address does.
    throw new RelayError({ kind: "relay-mailbox-missing", mailbox }, { cause: error });
  }
}

function isSilence(error: unknown): boolean {
  if (!(error instanceof RelayError)) return false;
  const { failure } = error;
  return failure.kind === "relay-unreachable" && failure.code === SILENT;
}

/** Pieces of one size, of which only the last may be smaller; each has memory of its own, since it may be sent later. */
async function* cut(
  content: AsyncIterable<Uint8Array>,
  sizeBytes: number,
): AsyncGenerator<Uint8Array> {
  let filled = 0;
  let chunk = new Uint8Array(sizeBytes);
  for await (const bytes of content) {
    let taken = 0;
    while (taken < bytes.length) {
      const part = bytes.subarray(taken, taken + sizeBytes - filled);
      chunk.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < sizeBytes) continue;
      yield chunk;
      chunk = new Uint8Array(sizeBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

function causesText(error: unknown): string {
  return error instanceof Error ? `${error.message} ${causesText(error.cause)}` : "";
}

function paddedBase64url(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("base64url");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}
