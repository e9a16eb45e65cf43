import { z } from "zod";

import { RFC2350_SECTIONS, type Rfc2350Field } from "./rfc2350-sections-table.ts";

/** A published team description has some pages; a section is some paragraphs. */
export const MAX_SECTION_CHARS = 4_096;
/** All sections together: a card has to fit in a mail. */
export const MAX_PROFILE_CHARS = 24_576;

/** Line feeds and tabs are text; every other control character, and marks that turn the direction of text, are not. */
const HIDDEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

const sectionSchema = z
  .string()
  .min(1)
  .max(MAX_SECTION_CHARS)
  .refine((text) => !HIDDEN.test(text.replace(/[\n\t]/g, " ")), "text without control characters")
  .refine((text) => text.isWellFormed() && text === text.normalize("NFC"), "text in NFC");

/**
 * How a team describes itself by RFC 2350: sections that are not filled in are absent. Section 1.1 is a date, the rest is text
 * in the team's own words.
 */
export const profileSchema = z
  .strictObject({
    ...sectionShape(),
    lastUpdate: z.iso.date().optional(),
  })
  .refine((profile) => profileSize(profile) <= MAX_PROFILE_CHARS, {
    error: `at most ${String(MAX_PROFILE_CHARS)} characters in all sections together`,
  });
export type Profile = z.infer<typeof profileSchema>;

/** Sections to set; null empties one. */
export const profilePatchSchema = z.partialRecord(
  z.enum(RFC2350_SECTIONS.map(({ field }) => field)),
  z.string().nullable(),
);
export type ProfilePatch = z.infer<typeof profilePatchSchema>;

/**
 * The profile with a patch applied; what people type is trimmed and brought into the one form that may be signed. An empty
 * text empties the section.
 */
export function patchProfile(profile: Profile, patch: ProfilePatch): z.ZodSafeParseResult<Profile> {
  const next: { [Field in Rfc2350Field]?: string | undefined } = { ...profile };
  for (const { field } of RFC2350_SECTIONS) {
    const value = patch[field];
    if (value === undefined) continue;
    const text = (value ?? "").replaceAll("\r\n", "\n").normalize("NFC").trim();
    next[field] = text === "" ? undefined : text;
  }
  return profileSchema.safeParse(next);
}

function sectionShape() {
  // Object.fromEntries forgets the names, which the table knows.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return Object.fromEntries(
    RFC2350_SECTIONS.map(({ field }) => [field, sectionSchema.optional()]),
  ) as Record<Rfc2350Field, z.ZodOptional<typeof sectionSchema>>;
}

function profileSize(profile: Readonly<Partial<Record<string, string>>>): number {
  return Object.values(profile).reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
