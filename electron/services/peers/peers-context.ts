import type { KdfPolicy } from "../../../shared/vault/kdf-policy.ts";
import { ensureIdentity, type OwnIdentity } from "../../exchange/identity/ensure-identity.ts";
import { logicalNowMs, type IdentityDesk } from "../../exchange/identity/identity-context.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";

/** What the calls about identity, peers and devices work with. */
export interface PeersContext extends IdentityDesk {
  readonly tickets: DownloadTickets;
  /** Cost of the spoken code of an invitation. */
  readonly kdfPolicy: KdfPolicy;
}

/** The own identity, made now if it was not there, and the time by which things expire. */
export async function ownIdentity(
  context: PeersContext,
): Promise<OwnIdentity & { readonly nowMs: number }> {
  const own = await ensureIdentity(context);
  return { ...own, nowMs: logicalNowMs(context.database.read, context) };
}

/** A small text as a file that waits to be fetched. */
export function textTicket(
  { tickets }: PeersContext,
  name: string,
  text: string,
): { readonly ticket: string; readonly name: string; readonly sizeBytes: number } {
  const bytes = Buffer.from(text, "utf8");
  const sizeBytes = bytes.length;
  const ticket = tickets.issue({ name, sizeBytes, stream: () => once(bytes) });
  return { ticket, name, sizeBytes };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
