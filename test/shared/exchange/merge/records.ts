import { createRecord, editRecord } from "../../../../shared/exchange/record/edit-record.ts";
import type { RecordEdit } from "../../../../shared/exchange/record/edit-record.ts";
import type {
  ExchangeKind,
  RecordState,
} from "../../../../shared/exchange/record/exchange-record.ts";
import type { Stamp } from "../../../../shared/exchange/stamp/stamp.ts";

/** Who takes part: our organisation with two laptops, and two others with one each. */
export const OURS = "01940000-0000-7000-8000-0000000000a1";
export const PEER = "01940000-0000-7000-8000-0000000000b2";
export const THIRD = "01940000-0000-7000-8000-0000000000c3";

export const INCIDENT_ID = "01940000-0000-7000-8000-0000000000f1";
export const NOTE_ID = "01940000-0000-7000-8000-0000000000f2";

/** Laptops, named after whom they belong to. */
const REPLICAS = {
  ours: "01940000-0000-7000-9000-0000000000a1",
  sibling: "01940000-0000-7000-9000-0000000000a2",
  peer: "01940000-0000-7000-9000-0000000000b2",
} as const;

/** The stamp of a change on one of them, `ms` after 1970. */
export function at(replica: keyof typeof REPLICAS, ms: number, counter = 0): Stamp {
  return { ms, counter, replica: REPLICAS[replica] };
}

/** A record that began at 1, with changes as they were made one after the other. */
export function record<Kind extends ExchangeKind>(
  kind: Kind,
  owner: string,
  ...changes: readonly (readonly [stamp: Stamp, edit: RecordEdit])[]
): RecordState<Kind> {
  const id = kind === "note" ? NOTE_ID : INCIDENT_ID;
  return changed(
    createRecord(kind, id, owner, at(owner === PEER ? "peer" : "ours", 1)),
    ...changes,
  );
}

export function changed<Kind extends string>(
  begun: RecordState<Kind>,
  ...changes: readonly (readonly [stamp: Stamp, edit: RecordEdit])[]
): RecordState<Kind> {
  return changes.reduce((state, [stamp, edit]) => editRecord(state, edit, stamp), begun);
}

export function title(value: string): RecordEdit {
  return { kind: "register", field: "title", value };
}

export function text(value: string): RecordEdit {
  return { kind: "text", field: "description", value };
}

export function tag(value: string): RecordEdit {
  return { kind: "element", field: "tags", value, isPresent: true };
}

export function untag(value: string): RecordEdit {
  return { kind: "element", field: "tags", value, isPresent: false };
}

export const DELETED: RecordEdit = { kind: "life", isAlive: false };
export const REVIVED: RecordEdit = { kind: "life", isAlive: true };
