import { mailboxSchema } from "../../../shared/exchange/relay/mailbox.ts";

/** Secrets of a credentials file of NATS (`-----BEGIN USER NKEY SEED-----`, and the token of an operator where there is one). */
export interface Credentials {
  readonly seed: Uint8Array;
  /** The whole file where it holds a token. */
  readonly isToken: boolean;
}

/** Undefined for anything else. */
export function readCredentials(text: string): Credentials | undefined {
  const [, seed] = SEED.exec(text) ?? [];
  if (seed === undefined) return undefined;
  return { seed: Buffer.from(seed, "latin1"), isToken: TOKEN.test(text) };
}

/** Address of the mailbox that the credentials open; undefined when they open none. */
export async function mailboxOf(text: string): Promise<string | undefined> {
  const credentials = readCredentials(text);
  if (credentials === undefined) return undefined;
  // Loaded when a relay is set up, and not with every start of the program.
  const { nkeys } = await import("@nats-io/nats-core");
  try {
    const pair = nkeys.fromSeed(credentials.seed);
    const address = mailboxSchema.safeParse(pair.getPublicKey());
    pair.clear();
    return address.data;
  } catch {
    // Not a key, or mistyped: the check sum is part of it.
    return undefined;
  }
}

const SEED = /-----BEGIN USER NKEY SEED-----\s+(SU[A-Z2-7]{56})\s+-+END USER NKEY SEED-----/;
const TOKEN = /-----BEGIN NATS USER JWT-----\s+\S+\s+-+END NATS USER JWT-----/;
