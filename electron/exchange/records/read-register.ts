import { tlpSchema } from "../../../shared/model/values.ts";
import type { Delivery, Disclosure } from "../../../shared/exchange/release/register/disclosure.ts";
import {
  computeHoldings,
  type Holding,
} from "../../../shared/exchange/release/register/holdings.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** Ids of what records are part of, by their own. */
export type ContainersOf = (recordId: string) => readonly string[];

/** Which disclosures: all to a peer, or all of some records. */
export type RegisterQuestion =
  | { readonly kind: "peer"; readonly peerId: string }
  | { readonly kind: "records"; readonly ids: readonly string[] };

/** Who has what since when, by what was noted when it left and by the receipts that came. */
export function readHoldings(
  read: ReadHandle,
  question: RegisterQuestion,
  containersOf: ContainersOf,
): readonly Holding[] {
  const rows = readRows(read, question);
  const disclosures = rows.map((row) => disclosureOf(row, containersOf));
  return computeHoldings({ disclosures, deliveries: rows.flatMap(deliveryOf), notices: [] });
}

/** Incidents and reports of which something went to a peer. */
export function subjectsOfPeer(read: ReadHandle, peerId: string): readonly string[] {
  return read
    .all<{ readonly uuid: Uint8Array }>(
      "SELECT DISTINCT uuid FROM disclosure WHERE organisation = ? AND kind IN ('incident', 'report')",
      [uuidBytes(peerId)],
    )
    .map(({ uuid }) => uuidText(uuid));
}

interface RegisterRow {
  readonly bundle: Uint8Array;
  readonly atMs: number;
  readonly organisation: Uint8Array;
  readonly kind: string;
  readonly uuid: Uint8Array;
  readonly tlp: string;
  readonly rule: string | null;
  readonly deliveredMs: number | null;
}

const SELECT = `
SELECT b.uuid AS bundle, b.at AS atMs, d.organisation, d.kind, d.uuid, d.tlp, d.rule, r.at AS deliveredMs
FROM disclosure d JOIN bundle b ON b.id = d.bundle_id
  LEFT JOIN delivery r ON r.bundle_id = d.bundle_id AND r.organisation = d.organisation`;

function readRows(read: ReadHandle, question: RegisterQuestion): readonly RegisterRow[] {
  if (question.kind === "peer") {
    return read.all<RegisterRow>(`${SELECT} WHERE d.organisation = ? ORDER BY d.id`, [
      uuidBytes(question.peerId),
    ]);
  }
  const peers = read.all<{ readonly organisation: Uint8Array }>(
    "SELECT DISTINCT organisation FROM disclosure",
  );
  const ofRecord = read.prepareRead<RegisterRow>(
    `${SELECT} WHERE d.organisation = ? AND d.uuid = ? ORDER BY d.id`,
  );
  return peers.flatMap(({ organisation }) =>
    question.ids.flatMap((id) => ofRecord.all([organisation, uuidBytes(id)])),
  );
}

function disclosureOf(row: RegisterRow, containersOf: ContainersOf): Disclosure {
  const id = uuidText(row.uuid);
  return {
    disclosureId: uuidText(row.bundle),
    at: new Date(row.atMs).toISOString(),
    action: "bundle",
    bundleId: uuidText(row.bundle),
    organisationIds: [uuidText(row.organisation)],
    persons: [],
    records: [
      {
        kind: row.kind,
        id,
        containerIds: containersOf(id),
        tlp: tlpSchema.parse(row.tlp),
        // A deletion is told by no rule.
        isTombstone: row.rule === null,
        elements: {},
      },
    ],
  };
}

function deliveryOf({ bundle, organisation, deliveredMs }: RegisterRow): readonly Delivery[] {
  if (deliveredMs === null) return [];
  const at = new Date(deliveredMs).toISOString();
  return [{ bundleId: uuidText(bundle), organisationId: uuidText(organisation), at }];
}
