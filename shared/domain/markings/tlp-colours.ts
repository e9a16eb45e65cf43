import type { TlpLabel } from "./tlp.ts";

/** Text and background colour of a label as `#RRGGBB`. */
export interface MarkingColours {
  readonly text: string;
  readonly background: string;
}

/**
 * FIRST's colour table (TLP 2.0 §"TLP labels": font colour on black). These colours mean TLP and nothing else,
 * in the light and in the dark theme.
 */
export const TLP_COLOURS: Readonly<Record<TlpLabel, MarkingColours>> = {
  "TLP:CLEAR": { text: "#FFFFFF", background: "#000000" },
  "TLP:GREEN": { text: "#33FF00", background: "#000000" },
  "TLP:AMBER": { text: "#FFC000", background: "#000000" },
  "TLP:AMBER+STRICT": { text: "#FFC000", background: "#000000" },
  "TLP:RED": { text: "#FF2B2B", background: "#000000" },
};
