import { guideKey, withOwnGuides } from "../../../shared/domain/guides/choose-guide.ts";
import type { Guide } from "../../../shared/domain/guides/guide.ts";
import { shippedGuides } from "../../guides/shipped-guides.ts";
import type { OwnGuide } from "../../../shared/model/own-guide.ts";
import { LANGUAGES, type Language } from "../../../shared/text/index.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readOwnGuides } from "../../storage/tables/guides.ts";

/** What ships, with our own in place of theirs. */
export function allGuides(read: ReadHandle): readonly Guide[] {
  return withOwnGuides(
    shippedGuides(),
    readOwnGuides(read).map(({ guide }) => guide),
  );
}

export function findOwnGuide(
  read: ReadHandle,
  wanted: Pick<Guide, "id" | "language">,
): OwnGuide | undefined {
  return readOwnGuides(read).find(({ guide }) => guideKey(guide) === guideKey(wanted));
}

/** In which of our languages the words around a text of that language are. */
export function surroundingLanguage(language: string): Language {
  return LANGUAGES.find((one) => language === one || language.startsWith(`${one}-`)) ?? "en";
}
