import type { LocalisedText } from "../language/localised-text.ts";
import { rsitParts } from "./rsit-format.ts";
import { RSIT_CLASS_TEXTS, RSIT_TYPE_TEXTS } from "./rsit-text-data.ts";
import type { RsitMachineValue } from "./rsit.ts";

/** Name of a classification for a list or a chip: of its type, else of its class. */
export function rsitName(value: RsitMachineValue): LocalisedText {
  const { class: className, type } = rsitParts(value);
  return type === null ? RSIT_CLASS_TEXTS[className].name : RSIT_TYPE_TEXTS[type].name;
}

/** What the taxonomy says about it: of its type, else of its class. */
export function rsitDescription(value: RsitMachineValue): LocalisedText {
  const { class: className, type } = rsitParts(value);
  return type === null
    ? RSIT_CLASS_TEXTS[className].description
    : RSIT_TYPE_TEXTS[type].description;
}

/** A case of it in one sentence; null for a class alone. */
export function rsitExample(value: RsitMachineValue): LocalisedText | null {
  const { type } = rsitParts(value);
  return type === null ? null : RSIT_TYPE_TEXTS[type].example;
}
