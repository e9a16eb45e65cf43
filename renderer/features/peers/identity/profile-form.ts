import type { Profile, ProfilePatch } from "../../../../shared/exchange/identity/profile.ts";
import {
  RFC2350_SECTIONS,
  type Rfc2350Field,
} from "../../../../shared/exchange/identity/rfc2350-sections-table.ts";

/** Every section as the text of its field; empty where the team said nothing. */
export type ProfileTexts = Readonly<Record<Rfc2350Field, string>>;

export function profileTexts(profile: Profile): ProfileTexts {
  const texts: Partial<Record<Rfc2350Field, string>> = {};
  for (const { field } of RFC2350_SECTIONS) texts[field] = profile[field] ?? "";
  if (!isComplete(texts)) throw new Error("the loop goes over every section");
  return texts;
}

/** Only what changed; an emptied section as null. */
export function profilePatch(profile: Profile, texts: ProfileTexts): ProfilePatch {
  const patch: ProfilePatch = {};
  for (const { field } of RFC2350_SECTIONS) {
    const text = texts[field].trim();
    if (text === (profile[field] ?? "")) continue;
    patch[field] = text === "" ? null : text;
  }
  return patch;
}

function isComplete(texts: Partial<Record<Rfc2350Field, string>>): texts is ProfileTexts {
  return RFC2350_SECTIONS.every(({ field }) => texts[field] !== undefined);
}
