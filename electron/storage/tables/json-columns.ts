import { z } from "zod";
import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import {
  statedTimeSchema,
  type Pap,
  type StatedTime,
  type Tlp,
} from "../../../shared/model/values.ts";
import type { ReadHandle } from "../database.ts";
import { uuidText } from "../records/uuid.ts";

const textsSchema = z.array(z.string());

/** A column that holds a JSON array of texts. */
export function textsOf(json: string): string[] {
  // Most rows of a list have none.
  return json === "[]" ? [] : textsSchema.parse(JSON.parse(json));
}

export function statedTimeOf(json: string | null): StatedTime | null {
  return json === null ? null : statedTimeSchema.parse(JSON.parse(json));
}

export function tlpOf(rank: number): Tlp | null {
  return TLP_LABELS[rank] ?? null;
}

export function papOf(rank: number): Pap | null {
  return PAP_LABELS[rank] ?? null;
}

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function optionalIso(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}

/** The empty text stands for nothing where lists sort by the column. */
export function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}

export function optionalUuid(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : uuidText(bytes);
}

/** Owner organisation of a record. */
export function organisationOf(read: ReadHandle, rowId: number): string {
  const row = read.get<{ readonly uuid: Uint8Array }>(
    "SELECT uuid FROM organisation WHERE id = ?",
    [rowId],
  );
  if (row === undefined) throw new Error(`no organisation has the row id ${String(rowId)}`);
  return uuidText(row.uuid);
}
