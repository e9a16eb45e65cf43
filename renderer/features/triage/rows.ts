import type { ReportRow } from "../../../shared/model/report.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { PatchSubject } from "../../cases/dialogs/case-patch.ts";
import { commonValue } from "../../cases/list/list-rules.ts";
import type { BuiltInLane } from "../../cases/lanes/use-lanes.ts";

export const NEW_REPORTS = "status:new";

/** The lanes that come with the program. */
export function reportLanes(text: Texts["triage"]): readonly BuiltInLane[] {
  return [
    { id: "new", name: text.laneNew, query: NEW_REPORTS, sort: "-received" },
    { id: "unmarked", name: text.laneUnmarked, query: "status:new is:unmarked", sort: "-received" },
    { id: "accepted", name: text.laneAccepted, query: "status:accepted", sort: "-updated" },
    { id: "rejected", name: text.laneRejected, query: "status:rejected", sort: "-updated" },
    { id: "all", name: text.laneEverything, query: "", sort: "-received" },
  ];
}

/** What the dialogs know of the chosen reports. */
export function reportSubject(
  rows: readonly ReportRow[],
  count: number,
  basis?: string,
): PatchSubject {
  const [first] = rows;
  const isOne = count === 1 && first !== undefined;
  return {
    count,
    tlp: commonValue(rows, (row) => row.tlp),
    pap: commonValue(rows, (row) => row.pap),
    severity: commonValue(rows, (row) => row.severity),
    classification: isOne ? first.classification : [],
    tags: isOne ? first.tags : [],
    ...(basis === undefined ? {} : { basis }),
  };
}

/** What may be done with reports of these statuses. */
export function allowedDecisions(rows: readonly Pick<ReportRow, "status">[]): {
  readonly accept: boolean;
  readonly reject: boolean;
  readonly reopen: boolean;
} {
  return {
    accept: rows.some(({ status }) => status !== "accepted"),
    reject: rows.some(({ status }) => status !== "rejected"),
    reopen: rows.some(({ status }) => status !== "new"),
  };
}
