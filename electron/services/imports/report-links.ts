import { isTlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { mispDefaults, isObservableType } from "../../../shared/domain/observables/types.ts";
import { normaliseObservable } from "../../../shared/domain/observables/normalise.ts";
import type {
  ImportNotice,
  ParsedObservable,
  ParsedReport,
} from "../../../shared/formats/parsed.ts";
import type { LinkFacts } from "../../storage/links/link-columns.ts";
import { canonicalObservable } from "../../storage/links/observable-value.ts";

export interface ReportLinks {
  readonly links: readonly LinkFacts[];
  /** Distinct observables among them. */
  readonly observableCount: number;
  /** Values that their type refuses: kept as they stand. */
  readonly notices: readonly ImportNotice[];
}

/** Notices on single values beyond this are summed up in one. */
const MAX_VALUE_NOTICES = 50;

/** The observables of a parsed report in canonical form, ready to be stored. No value is dropped. */
export function reportLinks(report: ParsedReport, addedAtMs: number): ReportLinks {
  const notices: ImportNotice[] = [];
  let refused = 0;
  const links = report.observables.map((observable): LinkFacts => {
    const problem = problemOf(observable);
    if (problem !== null) {
      refused += 1;
      if (notices.length < MAX_VALUE_NOTICES) notices.push(problem);
    }
    return linkFacts(report, observable, addedAtMs);
  });
  if (refused > notices.length) {
    const more = refused - notices.length;
    notices.push({
      kind: "unchecked-values",
      message: `${String(more)} more values do not have the form of their type and were kept as they stand.`,
    });
  }
  const distinct = new Set(links.map(({ type, value }) => `${type}\n${value}`));
  return { links, observableCount: distinct.size, notices };
}

function linkFacts(
  report: ParsedReport,
  observable: ParsedObservable,
  addedAtMs: number,
): LinkFacts {
  const { type, value } = canonicalObservable(observable.type, observable.value);
  const object =
    observable.objectIndex === undefined ? undefined : report.objects[observable.objectIndex];
  return {
    type,
    value,
    category: observable.category ?? null,
    isForDetection: observable.toIds ?? defaultDetection(type),
    comment: observable.comment ?? null,
    tlp: observable.tlp !== undefined && isTlpLabel(observable.tlp) ? observable.tlp : null,
    tags: observable.tags ?? [],
    objectName: object?.name ?? null,
    objectRelation: observable.objectRelation ?? null,
    objectKey: object === undefined ? null : (object.sourceUuid ?? String(observable.objectIndex)),
    sourceUuid: observable.sourceUuid ?? null,
    addedAtMs,
  };
}

function defaultDetection(type: string): boolean {
  return isObservableType(type) && mispDefaults(type).toIds;
}

function problemOf({ type, value, place }: ParsedObservable): ImportNotice | null {
  const normalised = normaliseObservable(type, value);
  if (normalised.ok) return null;
  return {
    kind: "unchecked-value",
    message: `A value of type ${type} does not have its form and was kept as it stands.`,
    ...(place === undefined ? {} : { place }),
  };
}
