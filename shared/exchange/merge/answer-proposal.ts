import { err, ok, type Result } from "../../result.ts";
import { editRecord, type RecordEdit } from "../record/edit-record.ts";
import { ownMember, type FieldValue, type RecordState } from "../record/exchange-record.ts";
import { fieldRuleOf, registerValue } from "../record/field-rules.ts";
import type { Stamp } from "../stamp/stamp.ts";
import { mergeRecords } from "./merge-record.ts";
import type { Proposal } from "./merge-plan.ts";
import { differentTexts } from "./merge-text.ts";

/** Our own texts stand side by side: they are settled first, so that none of them goes unseen. */
export interface OpenConflict {
  readonly kind: "open-conflict";
  readonly field: string;
}

/**
 * Our record after we took over what another organisation proposed, or turned it down. Both are changes of ours with a new stamp, newer than
 * theirs: turning down says again what we have, so that it replaces theirs wherever it stands.
 * @param theirs the record that the proposal came in
 */
export function answerProposal<Kind extends string>(
  ours: RecordState<Kind>,
  theirs: RecordState<Kind>,
  proposal: Proposal,
  answer: "accept" | "reject",
  stamp: Stamp,
): Result<RecordState<Kind>, OpenConflict> {
  if (proposal.kind !== "text") {
    return ok(editRecord(ours, editFor(ours, proposal, answer), stamp));
  }
  const { field } = proposal;
  const known = ownMember(ours.texts, field);
  const texts = known === undefined ? [] : differentTexts(known);
  if (texts.length > 1) return err({ kind: "open-conflict", field });
  const chosen = answer === "accept" ? proposal.theirs[0] : texts[0];
  const joined = mergeRecords(ours, { ...onlyText(theirs, field), life: ours.life });
  return ok(editRecord(joined, { kind: "text", field, value: chosen?.value ?? "" }, stamp));
}

function editFor(
  ours: RecordState<string>,
  proposal: Exclude<Proposal, { readonly kind: "text" }>,
  answer: "accept" | "reject",
): RecordEdit {
  const isAccepted = answer === "accept";
  switch (proposal.kind) {
    case "life":
      return { kind: "life", isAlive: isAccepted ? proposal.isAlive : ours.life.isAlive };
    case "element": {
      const { field, value, isPresent } = proposal;
      return { kind: "element", field, value, isPresent: isPresent === isAccepted };
    }
    case "register": {
      const { field, theirs } = proposal;
      return { kind: "register", field, value: isAccepted ? theirs : valueOf(ours, field) };
    }
  }
}

function valueOf(record: RecordState<string>, field: string): FieldValue {
  const rule = fieldRuleOf(record.kind, field);
  if (rule?.class === "register") return registerValue(record, field, rule) ?? null;
  return ownMember(record.registers, field)?.value ?? null;
}

/** Joined, it changes that text and nothing else. */
function onlyText<Kind extends string>(
  { texts, ...record }: RecordState<Kind>,
  field: string,
): RecordState<Kind> {
  const text = ownMember(texts, field);
  return { ...record, registers: {}, sets: {}, texts: text === undefined ? {} : { [field]: text } };
}
