import type { LocalisedText } from "../language/localised-text.ts";

/**
 * Phases of an attack in their order, as the tags of MISP's taxonomy `kill-chain` spell them: an event that carries one
 * keeps its phase in any tool that the tag travels to.
 */
export const ATTACK_PHASES = [
  {
    tag: "kill-chain:Reconnaissance",
    name: { en: "Reconnaissance", de: "Aufklärung", fr: "Reconnaissance" },
  },
  {
    tag: "kill-chain:Weaponization",
    name: { en: "Weaponization", de: "Bewaffnung", fr: "Armement" },
  },
  { tag: "kill-chain:Delivery", name: { en: "Delivery", de: "Zustellung", fr: "Livraison" } },
  {
    tag: "kill-chain:Exploitation",
    name: { en: "Exploitation", de: "Ausnutzung", fr: "Exploitation" },
  },
  {
    tag: "kill-chain:Installation",
    name: { en: "Installation", de: "Installation", fr: "Installation" },
  },
  {
    tag: "kill-chain:Command and Control",
    name: { en: "Command and control", de: "Fernsteuerung", fr: "Commande et contrôle" },
  },
  {
    tag: "kill-chain:Actions on Objectives",
    name: {
      en: "Actions on objectives",
      de: "Handeln am Ziel",
      fr: "Actions sur les objectifs",
    },
  },
] as const satisfies readonly { readonly tag: string; readonly name: LocalisedText }[];

export type AttackPhaseTag = (typeof ATTACK_PHASES)[number]["tag"];

/** The phases that tags name, in the order of the attack; machine tags are compared without regard to case. */
export function phasesOf(tags: readonly string[]): readonly AttackPhaseTag[] {
  const given = new Set(tags.map((tag) => tag.toLowerCase().replaceAll('"', "").replace("=", ":")));
  return ATTACK_PHASES.filter(({ tag }) => given.has(tag.toLowerCase())).map(({ tag }) => tag);
}

/** The tags with this phase instead of those that they name; null takes the phase away. */
export function withPhase(
  tags: readonly string[],
  phase: AttackPhaseTag | null,
): readonly string[] {
  const others = tags.filter((tag) => phasesOf([tag]).length === 0);
  return phase === null ? others : [...others, phase];
}
