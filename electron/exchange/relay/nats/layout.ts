import { z } from "zod";

/**
 * Where things of a mailbox lie on a NATS server. A mailbox is an object store whose bucket has the name of the address, so that the usual
 * tools look into it; beside addresses, numbers and random names nothing stands in any subject, stream or object.
 */
export function streamOf(mailbox: string): string {
  return `OBJ_${mailbox}`;
}

/** Messages of which the content of one object consists. */
export function chunkSubject(mailbox: string, chunksId: string): string {
  return `$O.${mailbox}.C.${chunksId}`;
}

/** The one message that says what an object is. */
export function metaSubject(mailbox: string, name: string): string {
  return `${metaPrefix(mailbox)}${encodeName(name)}`;
}

export function metaPrefix(mailbox: string): string {
  return `$O.${mailbox}.M.`;
}

/** Answers to a client come here and nowhere else: no other client may listen. */
export function inboxPrefix(mailbox: string): string {
  return `_INBOX_${mailbox}`;
}

/** Names stand in subjects as base64url with its padding. */
export function encodeName(name: string): string {
  const text = Buffer.from(name, "utf8").toString("base64url");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

/** Undefined for what no name encodes to. */
export function decodeName(token: string): string | undefined {
  const name = Buffer.from(token, "base64url").toString("utf8");
  return encodeName(name) === token ? name : undefined;
}

/** What an object says about itself, as far as we read it. Links lead to other mailboxes and are nothing that a bundle consists of. */
export const objectMetaSchema = z.object({
  name: z.string(),
  nuid: z.string().regex(/^[0-9A-Za-z]{1,64}$/),
  size: z.int().min(0),
  chunks: z.int().min(0),
  digest: z.string().optional(),
  deleted: z.boolean().optional(),
  options: z.object({ link: z.undefined().optional() }).optional(),
});
export type ObjectMeta = z.infer<typeof objectMetaSchema>;
