import { z } from "zod";
import {
  disclosureSchema,
  type Disclosure,
} from "../../../shared/exchange/release/register/disclosure.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";

/**
 * `writing`: it was begun and nobody knows whether the file came to be, since the program ended meanwhile: it may have left.
 * `sent`: the file was written, read back and noted. `applied`: taken in.
 */
const BUNDLE_STATES = ["writing", "sent", "applied"] as const;

const bundleRowSchema = z.object({
  bundleId: z.string(),
  direction: z.enum(["sent", "received"]),
  state: z.enum(BUNDLE_STATES),
  atMs: z.int(),
  organisationIds: z.array(z.string()).readonly(),
  /** Records by kind. */
  counts: z.record(z.string(), z.unknown()),
  sizeBytes: z.int().nullable(),
  sha256: z.string().nullable(),
});

/** One bundle that went or came. */
export type BundleRow = z.infer<typeof bundleRowSchema>;

/** Notes a bundle, or what became of it. */
export function noteBundle(write: WriteHandle, row: BundleRow): void {
  write.run(
    `INSERT INTO exchange_bundle
       (bundle_id, direction, state, at, organisations, counts, size_bytes, sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (bundle_id, direction) DO UPDATE SET
       state = excluded.state, size_bytes = excluded.size_bytes, sha256 = excluded.sha256`,
    [
      row.bundleId,
      row.direction,
      row.state,
      row.atMs,
      JSON.stringify(row.organisationIds),
      JSON.stringify(row.counts),
      row.sizeBytes,
      row.sha256,
    ],
  );
}

/** Bundles, newest first. */
export function listBundles(read: ReadHandle): readonly BundleRow[] {
  return read
    .all<Readonly<Record<string, string | number | null>>>(
      `SELECT bundle_id AS bundleId, direction, state, at AS atMs, organisations, counts,
         size_bytes AS sizeBytes, sha256 FROM exchange_bundle ORDER BY id DESC`,
    )
    .map(({ organisations, counts, ...row }) => {
      const organisationIds: unknown = JSON.parse(String(organisations));
      const parsedCounts: unknown = JSON.parse(String(counts));
      return bundleRowSchema.parse({ ...row, organisationIds, counts: parsedCounts });
    });
}

/** Forgets a bundle of which no file came to be. */
export function forgetBundle(write: WriteHandle, bundleId: string): void {
  write.run("DELETE FROM exchange_bundle WHERE bundle_id = ? AND direction = 'sent'", [bundleId]);
  write.run("DELETE FROM disclosure WHERE bundle_id = ?", [bundleId]);
}

/** Who has been given what; kept from before the first byte is written. */
export function noteDisclosure(write: WriteHandle, bundleId: string, entry: Disclosure): void {
  write.run("INSERT INTO disclosure (bundle_id, entry) VALUES (?, ?)", [
    bundleId,
    JSON.stringify(entry),
  ]);
}

/** Every disclosure, oldest first. */
export function listDisclosures(read: ReadHandle): readonly Disclosure[] {
  return read
    .all<{ readonly entry: string }>("SELECT entry FROM disclosure ORDER BY id")
    .map(({ entry }) => disclosureSchema.parse(JSON.parse(entry)));
}
