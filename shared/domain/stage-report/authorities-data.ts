import { RECIPIENTS } from "../clocks/recipient-text-data.ts";
import type { LocalisedText } from "../language/localised-text.ts";

/** Who a report can be made for: each of those that a stage names, one by one. */
export const AUTHORITIES = {
  csirt: { en: "CSIRT", de: "CSIRT", fr: "CSIRT" },
  "competent-authority": {
    en: "competent authority",
    de: "zuständige Behörde",
    fr: "autorité compétente",
  },
  entity: RECIPIENTS.entity,
  "coordinator-csirt": {
    en: "coordinator CSIRT",
    de: "koordinierendes CSIRT",
    fr: "CSIRT coordinateur",
  },
  enisa: { en: "ENISA", de: "ENISA", fr: "ENISA" },
  "concerned-csirts": RECIPIENTS.concernedCsirts,
  users: RECIPIENTS.users,
  "supervisory-authority": RECIPIENTS.supervisoryAuthority,
  persons: RECIPIENTS.persons,
  "financial-authority": RECIPIENTS.financialAuthority,
  reporter: RECIPIENTS.reporter,
} as const satisfies Readonly<Record<string, LocalisedText>>;
export type Authority = keyof typeof AUTHORITIES;

export const AUTHORITY_NAMES: readonly Authority[] = [
  "csirt",
  "competent-authority",
  "entity",
  "coordinator-csirt",
  "enisa",
  "concerned-csirts",
  "users",
  "supervisory-authority",
  "persons",
  "financial-authority",
  "reporter",
];

const NAMED: Readonly<Record<keyof typeof RECIPIENTS, readonly Authority[]>> = {
  csirtOrAuthority: ["csirt", "competent-authority"],
  authorityAndCsirt: ["csirt", "competent-authority"],
  entity: ["entity"],
  coordinatorAndEnisa: ["coordinator-csirt", "enisa"],
  concernedCsirts: ["concerned-csirts"],
  users: ["users"],
  supervisoryAuthority: ["supervisory-authority"],
  persons: ["persons"],
  financialAuthority: ["financial-authority"],
  reporter: ["reporter"],
};

/** The authorities that a stage names as its recipient. */
export function authoritiesOf({
  recipient,
}: {
  readonly recipient: LocalisedText;
}): readonly Authority[] {
  return Object.entries(NAMED).flatMap(([name, authorities]) => {
    const known: LocalisedText | undefined = Object.entries(RECIPIENTS).find(
      ([key]) => key === name,
    )?.[1];
    return known?.en === recipient.en ? authorities : [];
  });
}
