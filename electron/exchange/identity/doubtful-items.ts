import { isInDoubt, type ReceivedItem } from "../../../shared/exchange/identity/chain.ts";
import { millisecondsOf } from "../../../shared/exchange/identity/values.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { revocationsOf } from "./stored-identity.ts";
import { readPeer } from "./stored-peers.ts";

/**
 * Whether something that came from an organisation has to be looked at again (threats D3.22): it came in under a device key, or
 * while a root key was pinned, since that key may have been in other hands.
 */
export function isReceivedInDoubt(
  read: ReadHandle,
  organisationId: string,
  item: ReceivedItem,
): boolean {
  if (isInDoubt(item, revocationsOf(read, organisationId))) return true;
  const keys = readPeer(read, organisationId)?.keys ?? [];
  return keys.some(
    ({ compromisedSince, until }) =>
      compromisedSince !== null &&
      item.receivedMs >= millisecondsOf(compromisedSince) &&
      (until === null || item.receivedMs < millisecondsOf(until)),
  );
}
