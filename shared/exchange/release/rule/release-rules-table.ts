import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import type { RecipientKind } from "./recipient.ts";

/** `confirm`: allowed once a second confirmation names exactly what leaves. */
export type ReleaseEffect = "allowed" | "confirm" | "refused";

interface ReleaseRuleEntry {
  readonly effect: ReleaseEffect;
  /** The standard and the part of it that says so. */
  readonly source: string;
}

const CLEAR = "TLP 2.0, TLP:CLEAR";
const GREEN = "TLP 2.0, TLP:GREEN";
const AMBER = "TLP 2.0, TLP:AMBER";
const RED = "TLP 2.0, TLP:RED";

/** Every rule by which the engine answers. The texts are in release-rule-text-data.ts. */
export const RELEASE_RULES = {
  "clear-to-anyone": { effect: "allowed", source: CLEAR },
  "green-to-community": { effect: "allowed", source: GREEN },
  "green-not-in-public": { effect: "refused", source: GREEN },
  "amber-to-organisation": { effect: "allowed", source: AMBER },
  "amber-to-client": { effect: "allowed", source: AMBER },
  "amber-needs-to-know": { effect: "refused", source: AMBER },
  "amber-strict-to-organisation": { effect: "allowed", source: AMBER },
  "amber-strict-not-to-others": { effect: "refused", source: AMBER },
  "red-to-named-persons": { effect: "confirm", source: RED },
  "red-to-nobody-else": { effect: "refused", source: RED },
  "unmarked-stays": { effect: "refused", source: "TLP 2.0, Introduction" },
  "publish-needs-clear": { effect: "refused", source: CLEAR },
  "pap-would-be-noticed": { effect: "refused", source: "PAP" },
  "pap-missing": { effect: "refused", source: "PAP" },
  "pap-asks-first": { effect: "confirm", source: "PAP:GREEN" },
  "compartments-stay-apart": { effect: "refused", source: "Watchpost" },
} as const satisfies Readonly<Record<string, ReleaseRuleEntry>>;

export type ReleaseRuleKind = keyof typeof RELEASE_RULES;

/** Who may have it: the whole audience table. What is not written here does not exist. */
export const AUDIENCE_RULES: Readonly<
  Record<TlpLabel, Readonly<Record<RecipientKind, ReleaseRuleKind>>>
> = {
  "TLP:CLEAR": {
    public: "clear-to-anyone",
    "community-peer": "clear-to-anyone",
    client: "clear-to-anyone",
    "named-organisation": "clear-to-anyone",
    "own-device": "clear-to-anyone",
    "named-person": "clear-to-anyone",
  },
  "TLP:GREEN": {
    public: "green-not-in-public",
    "community-peer": "green-to-community",
    client: "green-to-community",
    "named-organisation": "green-to-community",
    "own-device": "green-to-community",
    "named-person": "green-to-community",
  },
  "TLP:AMBER": {
    public: "amber-needs-to-know",
    "community-peer": "amber-needs-to-know",
    client: "amber-to-client",
    "named-organisation": "amber-to-organisation",
    "own-device": "amber-to-organisation",
    "named-person": "amber-to-organisation",
  },
  "TLP:AMBER+STRICT": {
    public: "amber-strict-not-to-others",
    "community-peer": "amber-strict-not-to-others",
    client: "amber-strict-not-to-others",
    "named-organisation": "amber-strict-to-organisation",
    "own-device": "amber-strict-to-organisation",
    "named-person": "amber-strict-to-organisation",
  },
  "TLP:RED": {
    public: "red-to-nobody-else",
    "community-peer": "red-to-nobody-else",
    client: "red-to-nobody-else",
    "named-organisation": "red-to-nobody-else",
    "own-device": "red-to-nobody-else",
    "named-person": "red-to-named-persons",
  },
};
