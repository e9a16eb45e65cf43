import type { ContentKey } from "../../../../shared/domain/clocks/content-text-data.ts";

/** What is open over the clocks: nothing, or a form about one instrument. */
export type ClockView =
  | { readonly kind: "list" }
  | { readonly kind: "apply" }
  | {
      readonly kind: "anchor" | "sent" | "not-applicable" | "pause";
      readonly instrument: string;
      /** Event or stage that is meant; empty: to be chosen. */
      readonly target: string;
    }
  | { readonly kind: "statement"; readonly instrument: string; readonly target: ContentKey };

export const LIST: ClockView = { kind: "list" };
