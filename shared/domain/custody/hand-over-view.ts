import { z } from "zod";

import { instantSchema } from "../../model/values.ts";
import type { HandOver, SigningParty } from "./hand-over.ts";
import { custodyFindingSchema, type VerifiedHandOver } from "./verify-hand-over.ts";

/** A hand-over for people: what was signed, by whom, and whether all of it holds. */
export const handOverViewSchema = z.object({
  handOverId: z.string(),
  at: instantSchema.nullable(),
  place: z.string(),
  purpose: z.string(),
  giver: z.string(),
  giverKeyId: z.string(),
  taker: z.string(),
  /** Null while, or because, nobody countersigned with a key. */
  takerKeyId: z.string().nullable(),
  takenAt: instantSchema.nullable(),
  signs: z.enum(["key", "paper"]),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sealNumber: z.string().nullable(),
      sha256: z.string(),
      sizeBytes: z.int(),
    }),
  ),
  isWhole: z.boolean(),
  findings: z.array(custodyFindingSchema),
});
export type HandOverView = z.infer<typeof handOverViewSchema>;

export function viewOfHandOver({ statement, receipt, findings }: VerifiedHandOver): HandOverView {
  const party = ({ person, organisationName }: Pick<SigningParty, "person" | "organisationName">) =>
    `${person}, ${organisationName}`;
  return {
    handOverId: statement?.handOverId ?? "",
    at: statement?.at ?? null,
    place: statement?.place ?? "",
    purpose: statement?.purpose ?? "",
    giver: statement === undefined ? "" : party(statement.giver),
    giverKeyId: statement?.giver.deviceKeyId ?? "",
    taker: statement === undefined ? "" : party(statement.taker),
    takerKeyId: receipt?.taker.deviceKeyId ?? null,
    takenAt: receipt?.at ?? null,
    signs: statement?.taker.signs ?? "paper",
    items: [...(statement?.items ?? [])],
    isWhole: findings.length === 0,
    findings: [...findings],
  };
}

/** Of hand-overs that were noted twice, before and after they were countersigned, the one with the receipt. */
export function newestOfEach(handOvers: readonly HandOver[]): readonly HandOver[] {
  const byStatement = new Map<string, HandOver>();
  for (const one of handOvers) {
    const known = byStatement.get(one.statement);
    if (known === undefined || known.receipt === null) byStatement.set(one.statement, one);
  }
  return [...byStatement.values()];
}
