import { checkServerIdentity, type PeerCertificate } from "node:tls";

import { jetstream, JetStreamApiError, jetstreamManager } from "@nats-io/jetstream";
import {
  credsAuthenticator,
  delay,
  nanos,
  nkeyAuthenticator,
  type NatsConnection,
} from "@nats-io/nats-core";
import { Objm, type ObjectStore } from "@nats-io/obj";
import { connect } from "@nats-io/transport-node";

import type { RandomPort } from "../../../crypto/random.ts";
import { mailboxOf, readCredentials } from "../credentials.ts";
import { RelayError, type RelayAccess, type RelayConnection } from "../relay-port.ts";
import { called, connecting } from "./failure-of.ts";
import { inboxPrefix } from "./layout.ts";
import { mailboxReader } from "./mailbox-reader.ts";
import { mailboxWriter } from "./mailbox-writer.ts";

export interface NatsOptions {
  readonly random: RandomPort;
  /** So long an answer is waited for. */
  readonly timeoutMs: number;
}

/**
 * Connects to the relay over TLS, believing the pinned authority and no other, and only to the addresses that were configured: what the
 * servers tell of further ones is not followed (threats rows 92 and 95).
 */
export async function connectNats(
  { urls, ca, credentials }: RelayAccess,
  { random, timeoutMs }: NatsOptions,
): Promise<RelayConnection> {
  const url = urls.join(" ");
  const mailbox = await mailboxOf(credentials);
  if (mailbox === undefined) throw new RelayError({ kind: "relay-credentials-refused", url });
  const connection = await connecting({ url, mailbox }, () =>
    connect({
      servers: urls.map((one) => one.replace("tls://", "")),
      tls: pinned(ca, urls),
      authenticator: authenticatorOf(credentials),
      inboxPrefix: inboxPrefix(mailbox),
      ignoreClusterUpdates: true,
      timeout: timeoutMs,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT_MS,
      reconnectJitter: RECONNECT_MS,
      reconnectJitterTLS: RECONNECT_MS,
    }),
  );
  try {
    return await openMailbox(connection, { mailbox, url, random, timeoutMs });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const RECONNECT_MS = 250;
/** Name of the storage in the recipes: without it, it is not reached through a country's server. */
const DOMAIN = "relay";

async function openMailbox(
  connection: NatsConnection,
  { mailbox, url, random, timeoutMs }: NatsOptions & { mailbox: string; url: string },
): Promise<RelayConnection> {
  // The account is not asked about: no more is permitted than the mailbox needs.
  const options = { timeout: timeoutMs, checkAPI: false, domain: DOMAIN };
  const stream = jetstream(connection, options);
  const manager = await jetstreamManager(connection, options);
  const objects = await called({ url, mailbox }, () => openStore(new Objm(stream), mailbox));
  return {
    ...mailboxReader({ manager, objects, mailbox, url, timeoutMs }),
    ...mailboxWriter({
      jetstream: stream,
      isAlive: () => isAlive(connection, timeoutMs),
      url,
      random,
      timeoutMs,
    }),
    close: () => connection.close(),
  };
}

/** Whether the server itself still answers. */
async function isAlive(connection: NatsConnection, timeoutMs: number): Promise<boolean> {
  const tooLong = delay(timeoutMs);
  const answered = connection.rtt().then(
    () => true,
    () => false,
  );
  const found = await Promise.race([answered, tooLong.then(() => false)]);
  tooLong.cancel();
  return found;
}

/**
 * Opens our mailbox, and makes it where there is none yet (a relay that is new, or lost everything): three times where there are servers for
 * it. One of them that is away is no reason to make it less safe; that is waited for.
 */
async function openStore(stores: Objm, mailbox: string): Promise<ObjectStore> {
  const settings = { storage: "file", ttl: nanos(KEPT_FOR_MS) } as const;
  try {
    return await stores.create(mailbox, { ...settings, replicas: 3 });
  } catch (error) {
    const isAlone = error instanceof JetStreamApiError && error.code === NOT_CLUSTERED;
    if (!isAlone) throw error;
  }
  return stores.create(mailbox, { ...settings, replicas: 1 });
}

/** A day longer than a bundle is good for; also what was cut off in the middle goes then. */
const KEPT_FOR_MS = 31 * 86_400_000;
const NOT_CLUSTERED = 10_074;

/**
 * An address may be a number, for which Node would check the certificate against another name. The certificate has to be for one of the
 * configured hosts; they are one operator's.
 */
function pinned(ca: string, urls: readonly string[]) {
  const hosts = urls.map((one) => new URL(one.replace("tls:", "https:")).hostname);
  const names = hosts.map((host) => host.replace(/^\[(.*)\]$/, "$1"));
  return {
    ca,
    minVersion: "TLSv1.3",
    checkServerIdentity: (_host: string, certificate: PeerCertificate): Error | undefined => {
      const faults = names.map((name) => checkServerIdentity(name, certificate));
      return faults.includes(undefined) ? undefined : faults[0];
    },
  };
}

function authenticatorOf(text: string) {
  const credentials = readCredentials(text);
  if (credentials?.isToken === true) return credsAuthenticator(Buffer.from(text, "utf8"));
  return nkeyAuthenticator(credentials?.seed);
}
