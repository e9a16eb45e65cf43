import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { Fields } from "../../storage/records/json-value.ts";

/** One entry of the custody log of a file. */
export interface CustodyEntry {
  readonly atMs: number;
  readonly actor: string;
  /** See `custodyEntrySchema`. */
  readonly act: string;
  readonly detail: string;
  readonly sha256: string;
}

export interface NewEvidence {
  /** Owner, markings and time of creation. */
  readonly base: Fields;
  readonly incidentId: string | null;
  readonly reportId: string | null;
  readonly item: {
    readonly name: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly description: string;
  };
  readonly received: { readonly atMs: number; readonly actor: string; readonly detail: string };
}

/** Fields of a file that has just been taken in: its custody begins with how it came. */
export function evidenceFields({
  base,
  incidentId,
  reportId,
  item,
  received,
}: NewEvidence): Fields {
  const entry = custodyFields({ ...received, act: "received", sha256: item.sha256 });
  return {
    ...base,
    incidentId,
    reportId,
    ...item,
    verifiedAt: null,
    isDamaged: false,
    custody: [entry],
  };
}

/** The entries so far, as they are stored. */
export function custodyLog(custody: Evidence["custody"]): readonly Fields[] {
  return custody.map(({ handOver, ...entry }) =>
    handOver === undefined ? entry : { ...entry, handOver },
  );
}

export function custodyFields({ atMs, ...entry }: CustodyEntry): Fields {
  return { at: new Date(atMs).toISOString(), ...entry };
}
