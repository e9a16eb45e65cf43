import { startTestCore, type TestCore, type TestCoreOptions } from "../../../helpers/core.ts";
import { PASSPHRASE } from "../../../helpers/vault-environment.ts";
import type { Client } from "../../../../shared/contract/index.ts";

/** A desk with an open vault, as a window reaches it. */
export interface ExchangingDesk {
  readonly test: TestCore;
  readonly client: Client;
  readonly id: string;
}

export async function exchangingDesk(
  organisation: string,
  options: TestCoreOptions = {},
): Promise<ExchangingDesk> {
  const test = await startTestCore(options);
  const { client } = test.core;
  const { organisationId } = await client.vault.create({
    name: organisation,
    organisation,
    countryCode: organisation.slice(-2),
    analyst: "A. Tester",
    passphrase: PASSPHRASE,
  });
  return { test, client, id: organisationId };
}

/** Takes in the card of another desk and compares its words. */
export async function introduce(to: ExchangingDesk, whom: ExchangingDesk): Promise<void> {
  const { text, words } = await whom.client.identity.exportCard();
  await to.client.peers.add({ text });
  await to.client.peers.confirm({ id: whom.id, spoken: words });
}

/** The last value of a stream. */
export async function resultOf<T>(
  stream: Promise<{ readonly next: () => Promise<IteratorResult<unknown, T>> }>,
): Promise<T> {
  const steps = await stream;
  for (let next = await steps.next(); ; next = await steps.next()) {
    if (next.done === true) return next.value;
  }
}

/** The bytes behind a ticket. */
export async function fetched(
  { test }: ExchangingDesk,
  ticket: string | null,
): Promise<Uint8Array> {
  const download = await test.core.openDownload(ticket ?? "");
  if (download === undefined) throw new Error("the ticket has expired");
  const pieces: Uint8Array[] = [];
  for await (const piece of download.stream()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Brings a file in as a window does. */
export async function uploaded(
  { client }: ExchangingDesk,
  bytes: Uint8Array,
): Promise<{ readonly uploadId: string }> {
  const begin = { name: "bundle.age", sizeBytes: bytes.length, kind: "bundle" } as const;
  const { uploadId } = await client.desk.upload.begin(begin);
  await client.desk.upload.append({ uploadId, bytes });
  await client.desk.upload.finish({ uploadId });
  return { uploadId };
}

/** What is previewed, as a bundle. */
export async function bundleFor(
  from: ExchangingDesk,
  to: Pick<ExchangingDesk, "id">,
  incidentId: string,
): Promise<Uint8Array> {
  const order = { peerId: to.id, incidentIds: [incidentId] };
  const { digest } = await from.client.bundles.preview(order);
  const { ticket } = await resultOf(from.client.bundles.write({ ...order, digest }));
  return fetched(from, ticket);
}
