import type { IncidentRow } from "../../../shared/model/incident.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { CasePatch, PatchSubject } from "../../cases/dialogs/case-patch.ts";
import { commonValue } from "../../cases/list/list-rules.ts";
import type { BuiltInLane } from "../../cases/lanes/use-lanes.ts";

export const OPEN_INCIDENTS = "is:open";

/** The lanes that come with the program. */
export function incidentLanes(text: Texts["incidents"]): readonly BuiltInLane[] {
  return [
    { id: "open", name: text.laneOpen, query: OPEN_INCIDENTS, sort: "-score" },
    { id: "new", name: text.laneNew, query: "status:new", sort: "-score" },
    { id: "mine", name: text.laneMine, query: "is:open owner:me", sort: "-score" },
    { id: "unassigned", name: text.laneUnassigned, query: "is:open is:unassigned", sort: "-score" },
    { id: "unmarked", name: text.laneUnmarked, query: "is:open is:unmarked", sort: "-updated" },
    { id: "waiting", name: text.laneWaiting, query: "status:waiting", sort: "-updated" },
    { id: "closed", name: text.laneClosed, query: "is:closed", sort: "-updated" },
    { id: "all", name: text.laneEverything, query: "", sort: "-updated" },
  ];
}

/** What the dialogs know of the chosen incidents. */
export function incidentSubject(
  rows: readonly IncidentRow[],
  count: number,
  basis?: string,
): PatchSubject {
  const [first] = rows;
  const isOne = count === 1 && first !== undefined;
  const status = commonValue(rows, (row) => row.status);
  return {
    count,
    tlp: commonValue(rows, (row) => row.tlp),
    pap: commonValue(rows, (row) => row.pap),
    severity: commonValue(rows, (row) => row.severity),
    classification: isOne ? first.classification : [],
    tags: isOne ? first.tags : [],
    owner: commonValue(rows, (row) => row.owner),
    ...(status === null ? {} : { status }),
    ...(basis === undefined ? {} : { basis }),
  };
}

/** Of several incidents, classifications are added: setting them whole would wipe out what differs. */
export function bulkPatch(patch: CasePatch, count: number) {
  const { classification, ...rest } = patch;
  if (classification === undefined || count === 1) return patch;
  return { ...rest, addClassification: classification };
}
