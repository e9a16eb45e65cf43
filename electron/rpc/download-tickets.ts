import { createHash } from "node:crypto";
import type { Failure } from "../../shared/contract/failures.ts";
import { err, ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Download } from "./core.ts";

/** A ticket is the whole authorisation of a download: 256 random bits, once, for 60 seconds (threats D2 row 10). */
export const TICKET_LIFETIME_MS = 60_000;

/** Tickets that may wait; beyond it the oldest lapses. */
const MAX_WAITING = 256;

export interface DownloadTickets {
  readonly issue: (download: Download) => string;
  /** Gives the download once. Failure `ticket-expired`: unknown, used or older than 60 seconds. */
  readonly redeem: (ticket: string) => Result<Download, Failure>;
  /** At lock: no ticket outlives the keys. */
  readonly revokeAll: () => void;
}

export function createDownloadTickets(
  nowMs: () => number,
  randomBytes: (sizeBytes: number) => Uint8Array,
): DownloadTickets {
  // Kept by hash: comparing a looked-up hash tells nothing about the ticket by its timing.
  const waiting = new Map<string, { readonly download: Download; readonly expiresAtMs: number }>();
  return {
    issue: (download) => {
      const ticket = Buffer.from(randomBytes(32)).toString("base64url");
      const oldest = waiting.keys().next().value;
      if (waiting.size >= MAX_WAITING && oldest !== undefined) waiting.delete(oldest);
      waiting.set(hash(ticket), { download, expiresAtMs: nowMs() + TICKET_LIFETIME_MS });
      return ticket;
    },
    redeem: (ticket) => {
      const key = hash(ticket);
      const entry = waiting.get(key);
      waiting.delete(key);
      return entry !== undefined && nowMs() < entry.expiresAtMs
        ? ok(entry.download)
        : err({ kind: "ticket-expired" });
    },
    revokeAll: () => waiting.clear(),
  };
}

function hash(ticket: string): string {
  return createHash("sha256").update(ticket).digest("base64");
}
