import type { LocalisedText } from "../../../../shared/domain/language/localised-text.ts";
import {
  LINK_REASONS,
  RARITIES,
  RARITY_NAMES,
} from "../../../../shared/domain/correlation/index.ts";
import { INCIDENT_STATUSES } from "../../../../shared/domain/status/statuses.ts";
import type { IncidentStatus } from "../../../../shared/domain/status/statuses.ts";
import type { Tlp } from "../../../../shared/model/values.ts";
import { strictestTlp } from "../../../../shared/domain/markings/tlp.ts";

/** Why two values belong together, in words; a reason of a newer core reads as it is spelled. */
export function reasonWords(reason: string): LocalisedText {
  const known = Object.entries(LINK_REASONS).find(([name]) => name === reason);
  return known?.[1].text ?? { en: reason, de: reason, fr: reason };
}

/** How rare a value is, in words. */
export function rarityWords(rarity: string): LocalisedText {
  const known = RARITIES.find((name) => name === rarity);
  return known === undefined ? { en: rarity, de: rarity, fr: rarity } : RARITY_NAMES[known];
}

/** The status that the core names, if it is one that is known here. */
export function knownStatus(status: string): IncidentStatus | undefined {
  return INCIDENT_STATUSES.find((name) => name === status);
}

/** The strictest marking among records that stand on the screen together. */
export function strictestOf(records: readonly { readonly tlp: Tlp | null }[]): Tlp | null {
  return strictestTlp(records.flatMap(({ tlp }) => tlp ?? []));
}
