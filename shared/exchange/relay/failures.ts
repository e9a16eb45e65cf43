import { z } from "zod";

/** What can go wrong with a relay. What waited keeps waiting in the vault; nothing that was taken in is undone. */
export const relayFailureSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("relay-not-configured") }),
  /** Nobody answers, or no longer; `code` as the system names it. */
  z.object({ kind: z.literal("relay-unreachable"), url: z.string(), code: z.string() }),
  /** The server's certificate was not issued by the pinned authority, is for another name, or there is no TLS at all. */
  z.object({ kind: z.literal("relay-tls-refused"), url: z.string(), code: z.string() }),
  z.object({ kind: z.literal("relay-credentials-refused"), url: z.string() }),
  /** The credentials are accepted, but not for what was asked: the server's rules are not those of the recipe. */
  z.object({ kind: z.literal("relay-not-permitted"), what: z.string() }),
  /** The server has no mailbox of that address, ours or a peer's. */
  z.object({ kind: z.literal("relay-mailbox-missing"), mailbox: z.string() }),
  z.object({ kind: z.literal("relay-full"), mailbox: z.string() }),
  z.object({
    kind: z.literal("relay-too-large"),
    name: z.string(),
    sizeBytes: z.int(),
    allowedBytes: z.int(),
  }),
  /** What came is not what its sender announced. */
  z.object({ kind: z.literal("relay-damaged"), name: z.string() }),
  z.object({ kind: z.literal("relay-peer-unknown-address"), peerId: z.string() }),
]);
export type RelayFailure = z.infer<typeof relayFailureSchema>;
export type RelayFailureKind = RelayFailure["kind"];

/** Whether the same attempt may succeed a moment later. */
export function isPassing({ kind }: { readonly kind: string }): boolean {
  return kind === "relay-unreachable";
}
