import { z } from "zod";
import type { Client } from "../../shared/contract/index.ts";
import type { CircleView } from "../../shared/contract/circles.ts";
import { answer, Refusal } from "./call.ts";
import { resolvePeer } from "./resolve-peer.ts";
import { UsageError } from "./usage-error.ts";

/** To whom something goes, as it was named. */
export interface NamedRecipients {
  readonly peerIds: readonly string[];
  readonly circles: readonly CircleView[];
}

/** Peers and circles by their ids or names. A name that a peer and a circle have is wrong usage. Refusal: `not-found`. */
export async function resolveRecipients(
  client: Client,
  references: readonly string[],
): Promise<NamedRecipients> {
  const { items } = await answer(client.circles.list());
  const peers = await answer(client.peers.list());
  const peerIds: string[] = [];
  const circles: CircleView[] = [];
  for (const reference of references) {
    const circle = circleNamed(items, reference);
    const key = reference.toLowerCase();
    const isPeer = peers.items.some(({ id, name }) => id === key || name.toLowerCase() === key);
    if (circle !== undefined && isPeer) {
      throw new UsageError(`a peer and a circle are called ${reference}: name one by its id`);
    }
    if (circle === undefined) peerIds.push(await resolvePeer(client, reference));
    else circles.push(circle);
  }
  return { peerIds, circles };
}

/** A circle by its id or its name. Refusal: `not-found`. */
export async function resolveCircle(client: Client, reference: string): Promise<CircleView> {
  const { items } = await answer(client.circles.list());
  const circle = circleNamed(items, reference);
  if (circle === undefined)
    throw new Refusal({ kind: "not-found", recordKind: "circle", id: reference });
  return circle;
}

function circleNamed(circles: readonly CircleView[], reference: string): CircleView | undefined {
  const key = reference.toLowerCase();
  const isId = z.uuid().safeParse(reference).success;
  return circles.find(({ id, name }) => (isId ? id === key : name.toLowerCase() === key));
}
