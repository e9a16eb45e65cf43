import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import { evidenceSchema, type Evidence } from "../../../shared/model/case-parts.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

interface EvidenceRow {
  readonly uuid: Uint8Array;
  readonly incident: Uint8Array | null;
  readonly report: Uint8Array | null;
  readonly organisation: Uint8Array;
  readonly tlp: number;
  readonly pap: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly revision: number;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly description: string;
  readonly verifiedAt: number | null;
  readonly isDamaged: number;
  readonly custody: string;
}

const SELECT = `
  SELECT e.uuid, i.uuid AS incident, r.uuid AS report, o.uuid AS organisation, e.tlp, e.pap,
         e.created_at AS createdAt, e.updated_at AS updatedAt, e.revision, e.name,
         e.media_type AS mediaType, e.size_bytes AS sizeBytes, e.sha256, e.description,
         e.verified_at AS verifiedAt, e.is_damaged AS isDamaged, e.custody
    FROM evidence e
    JOIN organisation o ON o.id = e.organisation_id
    LEFT JOIN incident i ON i.id = e.incident_id
    LEFT JOIN report r ON r.id = e.report_id`;

export function readEvidence(read: ReadHandle, id: string): Evidence | undefined {
  const row = read.get<EvidenceRow>(`${SELECT} WHERE e.uuid = ?`, [uuidBytes(id)]);
  return row && evidenceOf(row);
}

/** Files of a report, or of an incident together with those of its reports, in the order in which they came. */
export function listEvidence(
  read: ReadHandle,
  subject: { readonly kind: "incident" | "report"; readonly id: string },
): readonly Evidence[] {
  const parameters = { subject: uuidBytes(subject.id) };
  const where =
    subject.kind === "report"
      ? "WHERE r.uuid = :subject"
      : `WHERE e.id IN (
           SELECT id FROM evidence WHERE incident_id = (SELECT id FROM incident WHERE uuid = :subject)
           UNION
           SELECT x.id FROM evidence x JOIN report p ON p.id = x.report_id
            WHERE p.incident_id = (SELECT id FROM incident WHERE uuid = :subject))`;
  return read.all<EvidenceRow>(`${SELECT} ${where} ORDER BY e.id`, parameters).map(evidenceOf);
}

/** Files with this content, of whatever case. */
export function evidenceOfContent(read: ReadHandle, sha256: string): readonly Evidence[] {
  return read
    .all<EvidenceRow>(`${SELECT} WHERE e.sha256 = ? ORDER BY e.id`, [sha256])
    .map(evidenceOf);
}

/** SHA-256 of every file that a row refers to. */
export function* referencedBlobs(read: ReadHandle): Generator<string> {
  for (const { sha256 } of read.iterate<{ readonly sha256: string }>(
    "SELECT DISTINCT sha256 FROM evidence",
  ))
    yield sha256;
}

function evidenceOf(row: EvidenceRow): Evidence {
  const custody: unknown = JSON.parse(row.custody);
  return evidenceSchema.parse({
    id: uuidText(row.uuid),
    incidentId: row.incident && uuidText(row.incident),
    reportId: row.report && uuidText(row.report),
    ownerOrganisationId: uuidText(row.organisation),
    tlp: TLP_LABELS[row.tlp] ?? null,
    pap: PAP_LABELS[row.pap] ?? null,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    revision: row.revision,
    name: row.name,
    mediaType: row.mediaType,
    sizeBytes: row.sizeBytes,
    sha256: row.sha256,
    description: row.description,
    verifiedAt: row.verifiedAt === null ? null : new Date(row.verifiedAt).toISOString(),
    isDamaged: row.isDamaged === 1,
    custody,
  });
}
