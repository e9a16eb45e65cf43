import type { JournalEntry } from "../../../shared/model/journal.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import type { Texts } from "../../../shared/text/index.ts";

/** What the list is narrowed to. */
export interface JournalFilter {
  readonly actor: string | null;
  readonly verb: string | null;
  readonly subject: {
    readonly kind: RecordKind;
    readonly id: string;
    readonly title: string;
  } | null;
}

export const NO_FILTER: JournalFilter = { actor: null, verb: null, subject: null };

export function isFiltered({ actor, verb, subject }: JournalFilter): boolean {
  return actor !== null || verb !== null || subject !== null;
}

/** The filter as the contract has it. */
export function requestOf({ actor, verb, subject }: JournalFilter) {
  return {
    ...(actor === null ? {} : { actor }),
    ...(verb === null ? {} : { verb }),
    ...(subject === null ? {} : { subject: { kind: subject.kind, id: subject.id } }),
  };
}

/** The page that opens for a subject, if it has one of its own. */
export function pageOf(
  entry: Pick<JournalEntry, "subjectKind" | "subjectId">,
): { readonly kind: "incident" | "report" | "observable"; readonly id: string } | null {
  const { subjectKind, subjectId } = entry;
  switch (subjectKind) {
    case "incident":
    case "report":
    case "observable":
      return { kind: subjectKind, id: subjectId };
    default:
      return null;
  }
}

/** The verbs by name, for the filter. */
export function verbOptions(
  text: Texts["journal"],
  compare: (a: string, b: string) => number,
): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries(text.verbs)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => compare(a.label, b.label));
}
