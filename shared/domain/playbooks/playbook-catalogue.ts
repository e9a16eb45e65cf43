import type { RsitMachineValue } from "../rsit/rsit.ts";
import { rsitParts } from "../rsit/rsit-format.ts";
import type { Playbook } from "./playbook.ts";
import { accountCompromise } from "./templates/account-compromise-data.ts";
import { businessEmailCompromise } from "./templates/business-email-compromise-data.ts";
import { dataLeak } from "./templates/data-leak-data.ts";
import { ddos } from "./templates/ddos-data.ts";
import { infectedSystem } from "./templates/infected-system-data.ts";
import { c2Server, malwareDistribution } from "./templates/malicious-infrastructure-data.ts";
import { outage } from "./templates/outage-data.ts";
import { phishing } from "./templates/phishing-data.ts";
import { probing, socialEngineering } from "./templates/probing-data.ts";
import { ransomware } from "./templates/ransomware-data.ts";
import { resourceMisuse, supplyChain } from "./templates/resource-misuse-data.ts";
import { generalIncident, unwantedContent } from "./templates/unwanted-content-data.ts";
import { ddosAmplifier, vulnerableService } from "./templates/vulnerable-data.ts";
import { webCompromise } from "./templates/web-compromise-data.ts";

/** The playbooks that ship, newest versions. Older versions stay in the incidents that were started with them. */
export const PLAYBOOKS: readonly Playbook[] = [
  ransomware,
  infectedSystem,
  malwareDistribution,
  c2Server,
  phishing,
  businessEmailCompromise,
  resourceMisuse,
  ddos,
  outage,
  accountCompromise,
  webCompromise,
  supplyChain,
  dataLeak,
  probing,
  socialEngineering,
  vulnerableService,
  ddosAmplifier,
  unwantedContent,
  generalIncident,
];

/** Reference as stored on tasks and incidents: `phishing@1`. */
export function playbookReference({ id, version }: Pick<Playbook, "id" | "version">): string {
  return `${id}@${version}`;
}

/** The shipped playbook of that reference; null when it isn't (any more) among them. */
export function findPlaybook(reference: string): Playbook | null {
  return PLAYBOOKS.find((playbook) => playbookReference(playbook) === reference) ?? null;
}

/**
 * The playbooks that fit the classifications, best first: those for the very type, then those for its class, the
 * general one always last. Without a classification only the general one is offered.
 */
export function playbooksFor(
  classifications: readonly RsitMachineValue[],
  playbooks: readonly Playbook[] = PLAYBOOKS,
): readonly Playbook[] {
  const rated = playbooks
    .map((playbook) => ({ playbook, fit: fitOf(playbook, classifications) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ playbook }) => playbook);
  const general = playbooks.filter(
    (playbook) => playbook.id === "general" && !rated.includes(playbook),
  );
  return [...rated, ...general];
}

const FIT_SAME_TYPE = 3;
const FIT_WHOLE_CLASS = 2;
const FIT_SAME_CLASS = 1;

/** How well a playbook fits the best-fitting classification; 0 when none fits. */
function fitOf(playbook: Playbook, classifications: readonly RsitMachineValue[]): number {
  return Math.max(0, ...classifications.map((value) => fitOfOne(playbook, value)));
}

function fitOfOne(playbook: Playbook, value: RsitMachineValue): number {
  if (playbook.appliesTo.includes(value)) return FIT_SAME_TYPE;
  const { class: className, type } = rsitParts(value);
  if (playbook.appliesTo.includes(`rsit:${className}`)) return FIT_WHOLE_CLASS;
  const isSameClass = playbook.appliesTo.some((one) => rsitParts(one).class === className);
  // A class without a type may turn out to be any of its types; a type is not helped by its neighbours' playbooks.
  return type === null && isSameClass ? FIT_SAME_CLASS : 0;
}
