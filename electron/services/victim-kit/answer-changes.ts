import type { ReturnContent } from "../../../shared/domain/victim-kit/kit-format.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { StoredBlob } from "../../blobs/put-blob.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import type { StoredKit } from "../../storage/tables/victim-kits.ts";
import { evidenceFields } from "../evidence/evidence-fields.ts";
import { reportSubject } from "../reports/report-state.ts";

export interface AnswersToStore {
  readonly reportId: string;
  readonly evidenceId: string;
  readonly number: string;
  readonly atMs: number;
  readonly actor: string;
  readonly content: ReturnContent;
  readonly kit: StoredKit;
  readonly incident: Incident;
  readonly texts: Texts;
  readonly evidence: { readonly name: string; readonly blob: StoredBlob };
}

/** The report that a victim's answers become, accepted into the incident and marked as it, with the file as evidence. */
export function answerChanges(answers: AnswersToStore): SubjectChanges {
  const { reportId, evidenceId, number, atMs, actor, incident, texts } = answers;
  const { name, blob } = answers.evidence;
  const title = texts.kits.reportTitle(incident.number);
  const createdAt = new Date(atMs).toISOString();
  const { ownerOrganisationId, tlp, pap } = incident;
  const base: Fields = { ownerOrganisationId, tlp, pap, createdAt };
  const item = {
    name,
    mediaType: "application/json",
    sizeBytes: blob.sizeBytes,
    sha256: blob.sha256Hex,
    description: title,
  };
  const received = { atMs, actor, detail: name };
  const original = evidenceFields({ base, incidentId: null, reportId, item, received });
  return {
    subject: reportSubject({ id: reportId, number, title }),
    changes: [
      { op: "create", kind: "report", id: reportId, fields: reportFields(answers, title, base) },
      { op: "create", kind: "evidence", id: evidenceId, fields: original },
    ],
  };
}

function reportFields(answers: AnswersToStore, title: string, base: Fields): Fields {
  const { number, content, kit, incident, texts, evidenceId, atMs } = answers;
  return {
    ...base,
    number,
    intakeKind: "other",
    title,
    sender: texts.kits.reportSender,
    status: "accepted",
    statusReason: null,
    severity: null,
    classification: [],
    tags: [],
    receivedAt: new Date(atMs).toISOString(),
    incidentId: incident.id,
    sourceId: content.return,
    sourceVersion: null,
    sourceFormat: "victim-kit",
    importRunId: null,
    originalEvidenceId: evidenceId,
    reportedAt: null,
    occurredAt: null,
    callBack: null,
    notices: [],
    detailsJson: JSON.stringify({ kit: kit.id, filledAt: content.filledAt }),
    body: bodyOf(answers),
  };
}

/** Every question that the kit asked, in its order, with what was answered. */
function bodyOf({ content, kit, texts: { kits } }: AnswersToStore): string {
  const given = new Map(content.answers.map(({ question, answer }) => [question, answer]));
  return [
    `${kits.filledAt}: ${content.filledAt}`,
    ...kit.questions.map(({ id, text }) => `${text}\n${given.get(id) ?? kits.noAnswer}`),
  ].join("\n\n");
}
