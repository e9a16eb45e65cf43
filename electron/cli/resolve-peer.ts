import { z } from "zod";
import type { Client } from "../../shared/contract/index.ts";
import type { PeerSummary } from "../../shared/contract/peers.ts";
import { answer, Refusal } from "./call.ts";

/** A peer by its id, or by its name when only one has it. Refusal: `not-found`. */
export async function resolvePeer(client: Client, reference: string): Promise<string> {
  if (z.uuid().safeParse(reference).success) return reference;
  const { items } = await answer(client.peers.list());
  const wanted = reference.toLowerCase();
  const found = items.filter(({ name }: PeerSummary) => name.toLowerCase() === wanted);
  const [only, second] = found;
  if (only === undefined || second !== undefined) {
    throw new Refusal({ kind: "not-found", recordKind: "peer", id: reference });
  }
  return only.id;
}
