import { z } from "zod";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

const countsSchema = z.record(z.string(), z.record(z.string(), z.int()));

/** A bundle that went out or came in. */
export interface KnownBundle {
  readonly rowId: number;
  readonly bundleId: string;
  readonly direction: "sent" | "received";
  readonly sender: string;
  /** Recipients, sorted. */
  readonly audience: readonly string[];
  readonly incarnation: string;
  readonly streamId: string;
  readonly sequence: number;
  readonly manifestSha256: string;
  /** Last entry of the sender's journal that is in it. */
  readonly journalUpper: number;
  readonly atMs: number;
  readonly sizeBytes: number;
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What names one series of bundles of one copy of a vault. */
export type StreamKey = Pick<KnownBundle, "direction" | "sender" | "incarnation" | "streamId">;

/** Bundles of both directions, newest first. */
export function listBundles(read: ReadHandle, limit: number): readonly KnownBundle[] {
  return read.all<RawBundle>(`${SELECT} ORDER BY id DESC LIMIT ?`, [limit]).map(toBundle);
}

/** A bundle by its id. */
export function readBundle(read: ReadHandle, bundleId: string): KnownBundle | undefined {
  const row = read.get<RawBundle>(`${SELECT} WHERE uuid = ? ORDER BY id DESC LIMIT 1`, [
    uuidBytes(bundleId),
  ]);
  return row && toBundle(row);
}

/** The bundle that this copy of the vault wrote last for exactly these recipients. */
export function lastSentTo(
  read: ReadHandle,
  audience: readonly string[],
  incarnation: string,
): KnownBundle | undefined {
  const row = read.get<RawBundle>(
    `${SELECT} WHERE direction = 'sent' AND audience = ? AND incarnation = ? ORDER BY sequence DESC LIMIT 1`,
    [audienceText(audience), uuidBytes(incarnation)],
  );
  return row && toBundle(row);
}

/** The bundle of a stream at a place, or its newest. */
export function bundleOfStream(
  read: ReadHandle,
  { direction, sender, incarnation, streamId }: StreamKey,
  place: number | "newest",
): KnownBundle | undefined {
  const row = read.get<RawBundle>(
    `${SELECT} WHERE direction = ? AND sender = ? AND incarnation = ? AND stream = ?
       AND (sequence = ? OR ? = 'newest') ORDER BY sequence DESC LIMIT 1`,
    [
      direction,
      uuidBytes(sender),
      uuidBytes(incarnation),
      uuidBytes(streamId),
      place === "newest" ? 0 : place,
      String(place),
    ],
  );
  return row && toBundle(row);
}

/** The newest bundle of each stream in which an organisation wrote to us. */
export function newestReceivedFrom(read: ReadHandle, sender: string): readonly KnownBundle[] {
  return read
    .all<RawBundle>(
      `${SELECT} AS b WHERE direction = 'received' AND sender = ? AND sequence =
         (SELECT max(sequence) FROM bundle WHERE direction = 'received' AND sender = b.sender
            AND incarnation = b.incarnation AND stream = b.stream) ORDER BY id`,
      [uuidBytes(sender)],
    )
    .map(toBundle);
}

/** Notes a bundle in the caller's transaction; gives its row. */
export function noteBundle(
  write: WriteHandle,
  manifest: Manifest,
  facts: Pick<KnownBundle, "direction" | "manifestSha256" | "atMs" | "sizeBytes">,
): number {
  const { stream, sender, bundleId, journal, counts, recipients } = manifest;
  const { lastInsertRowid } = write.run(
    `INSERT INTO bundle (uuid, direction, sender, audience, incarnation, stream, sequence, manifest_sha256,
       journal_upper, at, size_bytes, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      uuidBytes(bundleId),
      facts.direction,
      uuidBytes(sender.organisationId),
      audienceText(recipients.listed.map(({ organisationId }) => organisationId)),
      uuidBytes(stream.incarnation),
      uuidBytes(stream.id),
      stream.sequence,
      facts.manifestSha256,
      journal.upper,
      facts.atMs,
      facts.sizeBytes,
      JSON.stringify(counts),
    ],
  );
  return Number(lastInsertRowid);
}

function audienceText(audience: readonly string[]): string {
  return [...new Set(audience)].toSorted().join(" ");
}

interface RawBundle {
  readonly id: number;
  readonly uuid: Uint8Array;
  readonly direction: "sent" | "received";
  readonly sender: Uint8Array;
  readonly audience: string;
  readonly incarnation: Uint8Array;
  readonly stream: Uint8Array;
  readonly sequence: number;
  readonly manifestSha256: string;
  readonly journalUpper: number;
  readonly atMs: number;
  readonly sizeBytes: number;
  readonly counts: string;
}

const SELECT = `
SELECT id, uuid, direction, sender, audience, incarnation, stream, sequence, manifest_sha256 AS manifestSha256,
  journal_upper AS journalUpper, at AS atMs, size_bytes AS sizeBytes, counts
FROM bundle`;

function toBundle({
  id,
  uuid,
  sender,
  incarnation,
  stream,
  audience,
  ...row
}: RawBundle): KnownBundle {
  return {
    ...row,
    rowId: id,
    bundleId: uuidText(uuid),
    sender: uuidText(sender),
    incarnation: uuidText(incarnation),
    streamId: uuidText(stream),
    audience: audience.split(" "),
    counts: countsSchema.parse(JSON.parse(row.counts)),
  };
}
