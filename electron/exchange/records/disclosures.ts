import type { ReleasedRecord } from "../../../shared/exchange/release/closure/release-outcome.ts";
import type { RecipientKnowledge } from "../../../shared/exchange/release/knowledge.ts";
import { tlpSchema } from "../../../shared/model/values.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** Notes which record went to whom, under which label and by which rule; with the bundle, in one transaction. */
export function noteDisclosures(
  write: WriteHandle,
  bundleRowId: number,
  organisationIds: readonly string[],
  released: readonly ReleasedRecord[],
): void {
  for (const organisationId of organisationIds) {
    for (const { record, tlp, rule, containerIds } of released) {
      write.run(
        "INSERT INTO disclosure (bundle_id, organisation, kind, uuid, tlp, rule, containers) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          bundleRowId,
          uuidBytes(organisationId),
          record.kind,
          uuidBytes(record.id),
          tlp,
          rule,
          Buffer.concat(containerIds.map(uuidBytes)),
        ],
      );
    }
  }
}

/**
 * What an organisation has had from us, by the register. Elements of sets are not kept one by one: of none it is said that
 * they were had, so that a removed tag is not told of.
 */
export function knowledgeOf(read: ReadHandle, organisationId: string): RecipientKnowledge {
  return {
    hadAs: ({ kind, id }) => {
      const row = read.get<{ readonly tlp: string }>(
        `SELECT tlp FROM disclosure WHERE organisation = ? AND uuid = ? AND kind = ?
           ORDER BY bundle_id DESC LIMIT 1`,
        [uuidBytes(organisationId), uuidBytes(id), kind],
      );
      return row === undefined ? null : tlpSchema.parse(row.tlp);
    },
    hasHadElement: () => false,
  };
}
