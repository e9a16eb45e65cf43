import { z } from "zod";

import { parseCarrierFileName } from "../bundle/carrier-names.ts";

/**
 * Address of a mailbox on a relay: the public half of the random key that opens it, as NATS writes it. It says nothing about whose it is,
 * and whoever replaces the key has another address.
 */
export const mailboxSchema = z.string().regex(/^U[A-Z2-7]{55}$/, "U and 55 characters A-Z, 2-7");

/**
 * Bundles of a mailbox by the names that lie there: those that are whole, and those whose list of parts, which comes last, is not there
 * yet. Names that are no bundle's are `strange`.
 */
export interface MailboxContents {
  readonly whole: readonly string[];
  readonly arriving: readonly string[];
  readonly strange: readonly string[];
}

export function sortMailbox(fileNames: readonly string[]): MailboxContents {
  const whole = new Set<string>();
  const parts = new Set<string>();
  const strange: string[] = [];
  for (const fileName of fileNames) {
    const parsed = parseCarrierFileName(fileName);
    if (parsed === undefined) strange.push(fileName);
    else (parsed.kind === "part" ? parts : whole).add(parsed.name);
  }
  return { whole: [...whole], arriving: [...parts].filter((name) => !whole.has(name)), strange };
}
