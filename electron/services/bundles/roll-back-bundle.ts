import { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import { applyRollBack } from "../../exchange/records/apply-roll-back.ts";
import { rolledBackSince } from "../../exchange/records/before-states.ts";
import { readBundle } from "../../exchange/records/bundle-history.ts";
import {
  evidenceToRestore,
  planRollBack,
  type RolledBackRecord,
  type RollBackPlan,
} from "../../exchange/records/roll-back.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { changeVault } from "../case-context.ts";

export interface RolledBackBundle {
  readonly bundleId: string;
  readonly records: readonly RolledBackRecord[];
  /** Proposals that are again what they were; null when it was only looked at. */
  readonly proposals: number | null;
  /** Number of the journal; null when it was only looked at. */
  readonly actionId: number | null;
}

/** Decides again inside the transaction: what is shown and what is done can differ only by what was changed in between. */
export async function rollBackBundle(
  desk: ExchangeDesk,
  bundleId: string,
  mode: "preview" | "apply",
): Promise<Result<RolledBackBundle, Failure>> {
  if (!z.uuid().safeParse(bundleId).success) return err({ kind: "unknown-bundle", id: bundleId });
  const { read } = desk.database;
  const looked = planFor(desk, read, bundleId, new Set());
  if (!looked.ok) return looked;
  const gone = await missingEvidence(desk, looked.value);
  if (mode === "preview") {
    const planned = planFor(desk, read, bundleId, gone);
    if (!planned.ok) return planned;
    return ok({ bundleId, records: planned.value.records, proposals: null, actionId: null });
  }
  return changeVault(desk.database, (write) => {
    const planned = planFor(desk, write, bundleId, gone);
    if (!planned.ok) return planned;
    const done = applyRollBack(write, desk.actor(), bundleId, planned.value);
    const { proposals, actionId } = done;
    return ok({ bundleId, records: planned.value.records, proposals, actionId });
  });
}

function planFor(
  desk: ExchangeDesk,
  read: ReadHandle,
  bundleId: string,
  goneEvidence: ReadonlySet<string>,
): Result<RollBackPlan, Failure> {
  const rolledBackMs = rolledBackSince(read, bundleId);
  if (rolledBackMs !== undefined) {
    return err({ kind: "bundle-rolled-back", bundleId, at: isoOf(rolledBackMs) });
  }
  if (readBundle(read, bundleId) === undefined)
    return err({ kind: "unknown-bundle", id: bundleId });
  const planned = planRollBack(read, bundleId, desk.organisationId(), goneEvidence);
  if (!("kind" in planned)) return ok(planned);
  return planned.kind === "not-known"
    ? err({ kind: "cannot-roll-back", bundleId })
    : err({ ...planned, bundleId });
}

async function missingEvidence(
  { blobs }: ExchangeDesk,
  plan: RollBackPlan,
): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  for (const sha256 of evidenceToRestore(plan)) if (!(await blobs.has(sha256))) gone.add(sha256);
  return gone;
}
