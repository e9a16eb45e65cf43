import { z } from "zod";

import type { Standing } from "../../../shared/exchange/relay/back-off.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { RelayAccess } from "./relay-port.ts";

/** The relay of a vault, and how the last visits to it went. */
export interface StoredRelay extends RelayAccess {
  readonly mailbox: string;
  readonly configuredAtMs: number;
  /** The last visit that came to its end; null when there was none. */
  readonly syncedAtMs: number | null;
  readonly standing: Standing;
  /** Kind of the failure that ended the last visit; null when it came to its end. */
  readonly problem: string | null;
}

export function readRelay(read: ReadHandle): StoredRelay | undefined {
  const row = read.get<RawRelay>(
    `SELECT urls, ca, credentials, mailbox, configured_at AS configuredAtMs, synced_at AS syncedAtMs, failures,
       next_at AS nextAtMs, problem FROM relay`,
  );
  if (row === undefined) return undefined;
  const { urls, failures, nextAtMs, ...facts } = row;
  return {
    ...facts,
    urls: urlsSchema.parse(JSON.parse(urls)),
    standing: { failures, nextAtMs },
  };
}

export function saveRelay(
  write: WriteHandle,
  { urls, ca, credentials, mailbox }: RelayAccess & { readonly mailbox: string },
  atMs: number,
): void {
  write.run(
    `INSERT INTO relay (id, urls, ca, credentials, mailbox, configured_at) VALUES (1, :urls, :ca, :credentials, :mailbox, :at)
     ON CONFLICT (id) DO UPDATE SET urls = excluded.urls, ca = excluded.ca, credentials = excluded.credentials,
       mailbox = excluded.mailbox, configured_at = excluded.configured_at, failures = 0, next_at = 0, problem = NULL`,
    { urls: JSON.stringify(urls), ca, credentials, mailbox, at: atMs },
  );
}

export function noteVisit(write: WriteHandle, atMs: number): void {
  write.run("UPDATE relay SET synced_at = ?, failures = 0, next_at = 0, problem = NULL", [atMs]);
}

export function noteFailedVisit(
  write: WriteHandle,
  { failures, nextAtMs }: Standing,
  problem: string,
): void {
  write.run("UPDATE relay SET failures = ?, next_at = ?, problem = ?", [
    failures,
    nextAtMs,
    problem,
  ]);
}

const urlsSchema = z.array(z.string()).min(1);

interface RawRelay {
  readonly urls: string;
  readonly ca: string;
  readonly credentials: string;
  readonly mailbox: string;
  readonly configuredAtMs: number;
  readonly syncedAtMs: number | null;
  readonly failures: number;
  readonly nextAtMs: number;
  readonly problem: string | null;
}
