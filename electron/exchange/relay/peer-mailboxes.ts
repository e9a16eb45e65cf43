import { mailboxSchema } from "../../../shared/exchange/relay/mailbox.ts";
import type { ManifestExtensions } from "../../../shared/exchange/bundle/manifest-codec.ts";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { readRelay } from "./relay-rows.ts";

/** Optional member of the manifest (docs/bundle-format.md §5.3): the sender's own mailbox. */
const MAILBOX = "x-mailbox";

/** Tells peers where to write to us; nothing while there is no relay. */
export function mailboxExtension(read: ReadHandle): ManifestExtensions {
  const relay = readRelay(read);
  return relay === undefined ? {} : { [MAILBOX]: relay.mailbox };
}

/** Keeps where the sender of a bundle wants to be written to, in the transaction that takes the bundle in. */
export function noteMailboxOf(
  write: WriteHandle,
  { sender, createdLogical }: Pick<Manifest, "sender" | "createdLogical">,
  extensions: ManifestExtensions,
): void {
  const said = mailboxSchema.safeParse(extensions[MAILBOX]);
  if (said.success) setMailbox(write, sender.organisationId, said.data, createdLogical.ms);
}

/** A word that is older than what is known changes nothing. */
export function setMailbox(
  write: WriteHandle,
  peerId: string,
  mailbox: string,
  saidAtMs: number,
): void {
  write.run(
    `INSERT INTO relay_peer (organisation, mailbox, said_at) VALUES (?, ?, ?)
     ON CONFLICT (organisation) DO UPDATE SET mailbox = excluded.mailbox, said_at = excluded.said_at
       WHERE excluded.said_at >= said_at`,
    [uuidBytes(peerId), mailbox, saidAtMs],
  );
}

/** Mailboxes of peers by their ids. */
export function peerMailboxes(read: ReadHandle): ReadonlyMap<string, string> {
  const rows = read.all<{ readonly organisation: Uint8Array; readonly mailbox: string }>(
    "SELECT organisation, mailbox FROM relay_peer",
  );
  return new Map(rows.map(({ organisation, mailbox }) => [uuidText(organisation), mailbox]));
}
