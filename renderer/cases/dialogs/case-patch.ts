import type { IncidentStatus } from "../../../shared/domain/status/statuses.ts";
import type { Pap, Severity, Tlp } from "../../../shared/model/values.ts";
import type { Result } from "../../../shared/result.ts";

/** Fields that the dialogs below set; a report takes those that it has. */
export interface CasePatch {
  tlp?: Tlp;
  pap?: Pap;
  severity?: Severity;
  classification?: string[];
  addTags?: string[];
  removeTags?: string[];
  owner?: string | null;
  status?: IncidentStatus;
  reason?: string;
}

/** What the dialogs know of the records that they change. */
export interface PatchSubject {
  readonly count: number;
  /** Values of the one record, or those that all have in common. */
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly severity: Severity | null;
  readonly classification: readonly string[];
  readonly tags: readonly string[];
  readonly owner?: string | null;
  readonly status?: IncidentStatus;
  /** Text that suggestions are drawn from. */
  readonly basis?: string;
}

export interface PatchDialogProps {
  readonly subject: PatchSubject;
  readonly onApply: (patch: CasePatch) => Promise<Result<unknown, string>>;
  readonly onClose: () => void;
}
