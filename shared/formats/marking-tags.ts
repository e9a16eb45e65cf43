import { resolveImportedPap } from "../domain/markings/pap-import.ts";
import { parseTlpField, resolveImportedTlp } from "../domain/markings/tlp-import.ts";
import type { PapLabel } from "../domain/markings/pap.ts";
import type { TlpLabel } from "../domain/markings/tlp.ts";
import { parseRsit, parseRsitParts } from "../domain/rsit/rsit-format.ts";
import { rsitFromIntelmq } from "../domain/rsit/rsit-mapping.ts";
import type { RsitMachineValue } from "../domain/rsit/rsit.ts";
import { quoted, type NoticeList } from "./notice-list.ts";
import type { Place } from "./parsed.ts";

/** What the machine tags of one record say about its marking and class. */
export interface TagFacts {
  /** The strictest of the labels found (threats B2 row 37); null when there is none that can be relied on. */
  readonly tlp: TlpLabel | null;
  readonly pap: PapLabel | null;
  readonly classification: readonly RsitMachineValue[];
}

/** Reads TLP, PAP and RSIT out of machine tags; what is odd about them becomes a notice. */
export function factsOfTags(tags: readonly string[], notices: NoticeList, place: Place): TagFacts {
  const tlp = resolveImportedTlp(tags);
  for (const notice of tlp.notices) {
    if (notice.kind === "tlp-several") {
      notices.add(
        notice.kind,
        `Several TLP labels (${notice.labels.join(", ")}): taken as ${notice.chosen}.`,
        place,
      );
    } else if (notice.kind === "tlp-unknown") {
      notices.add(
        notice.kind,
        `${quoted(notice.spelling)} is no label of TLP 2.0 and was not taken for one.`,
        place,
      );
    }
  }
  const pap = resolveImportedPap(tags);
  for (const notice of pap.notices) {
    const what =
      notice.kind === "pap-several"
        ? `Several PAP labels (${notice.labels.join(", ")}): taken as ${notice.chosen}.`
        : `${quoted(notice.spelling)} is no PAP label and was not taken for one.`;
    notices.add(notice.kind, what, place);
  }
  return { tlp: tlp.label, pap: pap.label, classification: rsitOfTags(tags, notices, place) };
}

/** A TLP label as feeds write it in a field of its own (`white`, `TLP:AMBER`); null when it is none. */
export function tlpOfField(text: string): TlpLabel | null {
  const spelling = parseTlpField(text);
  return spelling.kind === "label" ? spelling.label : null;
}

/** RSIT value of IntelMQ's class and type fields; null when RSIT has no such type or class. */
export function rsitOfFields(
  className: string | null,
  typeName: string | null,
): RsitMachineValue | null {
  const both = parseRsitParts(className, typeName);
  if (both.ok) return both.value;
  // IntelMQ's class may be stale beside a valid type: the type alone decides then.
  const typeOnly = parseRsitParts(null, typeName);
  if (typeOnly.ok) return typeOnly.value;
  // Older types and other spellings stand in the mapping that the field agreed on.
  const mapped = rsitFromIntelmq(className, typeName);
  if (mapped !== null) return mapped.value;
  const classOnly = parseRsitParts(className, null);
  return classOnly.ok ? classOnly.value : null;
}

function rsitOfTags(
  tags: readonly string[],
  notices: NoticeList,
  place: Place,
): readonly RsitMachineValue[] {
  const found = new Set<RsitMachineValue>();
  for (const tag of tags) {
    const value = parseRsit(tag);
    if (value.ok) found.add(value.value);
    else if (value.error.kind !== "not-rsit") {
      notices.add("rsit-unknown", `${quoted(tag)} is not in RSIT version 1003.`, place);
    }
  }
  return [...found].slice(0, 64);
}
