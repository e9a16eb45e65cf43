import type { RolledBackRecordView } from "../../../shared/contract/exchange-bundles.ts";
import { titleOf } from "../../../shared/exchange/release/closure/record-title.ts";
import type { RolledBackRecord } from "../../exchange/records/roll-back.ts";

/** One record of a roll back, as people and scripts are told of it. */
export function rolledBackView({ record, outcome, why }: RolledBackRecord): RolledBackRecordView {
  return {
    kind: record.kind,
    id: record.id,
    title: titleOf(record),
    outcome: OUTCOMES[outcome.kind],
    keptFields: outcome.kind === "forget" ? [] : [...outcome.kept],
    reason: why,
  };
}

const OUTCOMES = { forget: "removed", restore: "restored", keep: "kept" } as const;
