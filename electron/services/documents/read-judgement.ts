import {
  strictestOf,
  type CaseParts,
  type Marked,
} from "../../../shared/domain/documents/case-file.ts";
import { labelOfPart } from "../../../shared/domain/markings/effective-marking.ts";
import { strictestPap } from "../../../shared/domain/markings/pap.ts";
import type { TitledItem } from "../../../shared/model/judgement.ts";
import { weighedItemSchema } from "../../../shared/model/judgement.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readParts } from "../../storage/tables/part-records.ts";
import { titleOfGround } from "../../storage/tables/ground-title.ts";
import { readReport } from "../../storage/tables/reports.ts";

type Grounds = Pick<CaseParts, "timeline" | "observables" | "evidence" | "notes">;
type Label = Pick<Marked<unknown>, "tlp" | "pap">;

/** The weighed items of an incident; one that rests on a record says what it is called, so it is as closed as that one. */
export function readWeighedItems(
  read: ReadHandle,
  incident: Incident,
  rowId: number,
  grounds: Grounds,
): readonly Marked<TitledItem>[] {
  const labels = labelsOf(grounds);
  return readParts(read, "weighed-item", rowId).map((part) => {
    const item = weighedItemSchema.parse(part);
    const own = { tlp: labelOfPart(item.tlp, incident.tlp), pap: item.pap ?? incident.pap };
    const { recordKind: kind, recordId: id } = item;
    const recordTitle = kind === null || id === null ? undefined : titleOfGround(read, kind, id);
    if (id === null || recordTitle === undefined) {
      return { ...own, value: { ...item, recordTitle: null } };
    }
    const label = kind === "report" ? reportLabel(read, id, incident) : labels.get(id);
    return {
      // Of a record that went to another incident nothing is known here: then nobody may read of it.
      tlp: strictestOf(own.tlp, label?.tlp ?? null),
      pap: strictestPap([own.pap, label?.pap ?? null].filter((pap) => pap !== null)),
      value: { ...item, recordTitle },
    };
  });
}

function labelsOf({ timeline, observables, evidence, notes }: Grounds): ReadonlyMap<string, Label> {
  return new Map<string, Label>([
    ...[...timeline, ...evidence, ...notes].map((one) => [one.value.id, one] as const),
    ...observables.map((one) => [one.value.linkId, one] as const),
  ]);
}

function reportLabel(read: ReadHandle, id: string, incident: Incident): Label | undefined {
  const report = readReport(read, id);
  if (report?.incidentId !== incident.id) return undefined;
  return { tlp: labelOfPart(report.tlp, incident.tlp), pap: report.pap ?? incident.pap };
}
