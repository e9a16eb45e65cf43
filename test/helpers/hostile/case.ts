import type { FormatId } from "../../../shared/formats/format.ts";

/** One hostile input and what must come of it. Bytes are made when needed: some are large. */
export interface HostileCase {
  readonly name: string;
  readonly sourceName: string;
  readonly format?: FormatId;
  readonly bytes: () => Uint8Array;
  /** `any`: a verdict of either kind. A string: refused with this kind. `read`: reports come, with this notice if named. */
  readonly verdict:
    | { readonly kind: "any" }
    | { readonly kind: "refused"; readonly failure: string }
    | { readonly kind: "read"; readonly notice?: string; readonly skipped?: number };
}

export const ANY = { kind: "any" } as const;

export function refused(failure: string): HostileCase["verdict"] {
  return { kind: "refused", failure };
}

export function read(notice?: string): HostileCase["verdict"] {
  return notice === undefined ? { kind: "read" } : { kind: "read", notice };
}
