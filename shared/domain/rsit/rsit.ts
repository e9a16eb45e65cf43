/**
 * Reference Security Incident Taxonomy, version 1003 (ENISA, CC0): 11 classes with their 39 types.
 * The class is mandatory, the type is desired. Every type name occurs in one class only.
 */
export const RSIT_VERSION = 1003;

export const RSIT_TYPES_BY_CLASS = {
  "abusive-content": ["spam", "harmful-speech", "violence"],
  "malicious-code": [
    "infected-system",
    "c2-server",
    "malware-distribution",
    "malware-configuration",
  ],
  "information-gathering": ["scanner", "sniffing", "social-engineering"],
  "intrusion-attempts": ["ids-alert", "brute-force", "exploit"],
  intrusions: [
    "privileged-account-compromise",
    "unprivileged-account-compromise",
    "application-compromise",
    "system-compromise",
    "burglary",
  ],
  availability: ["dos", "ddos", "misconfiguration", "sabotage", "outage"],
  "information-content-security": [
    "unauthorised-information-access",
    "unauthorised-information-modification",
    "data-loss",
    "data-leak",
  ],
  fraud: ["unauthorised-use-of-resources", "copyright", "masquerade", "phishing"],
  vulnerable: [
    "weak-crypto",
    "ddos-amplifier",
    "potentially-unwanted-accessible",
    "information-disclosure",
    "vulnerable-system",
  ],
  other: ["other", "undetermined"],
  test: ["test"],
} as const;

export type RsitClass = keyof typeof RSIT_TYPES_BY_CLASS;
export type RsitTypeOf<C extends RsitClass> = (typeof RSIT_TYPES_BY_CLASS)[C][number];
export type RsitType = RsitTypeOf<RsitClass>;

/** Machine form of a class with its type: `rsit:fraud="phishing"`. */
export type RsitTypedValue = { [C in RsitClass]: `rsit:${C}="${RsitTypeOf<C>}"` }[RsitClass];
/** Machine form of a classification: `rsit:fraud="phishing"`, or `rsit:fraud` while the type is not known yet. */
export type RsitMachineValue = RsitTypedValue | `rsit:${RsitClass}`;

/** A classification taken apart; `type` is `null` while it is not known yet. */
export interface RsitClassification {
  readonly class: RsitClass;
  readonly type: RsitType | null;
}

/** The 11 classes in the order of the taxonomy. */
export const RSIT_CLASSES = [
  "abusive-content",
  "malicious-code",
  "information-gathering",
  "intrusion-attempts",
  "intrusions",
  "availability",
  "information-content-security",
  "fraud",
  "vulnerable",
  "other",
  "test",
] as const satisfies readonly RsitClass[];

/** The 39 types in the order of the taxonomy. */
export const RSIT_TYPES: readonly RsitType[] = RSIT_CLASSES.flatMap((name) => [
  ...RSIT_TYPES_BY_CLASS[name],
]);

/** Every valid machine value: for each class the class alone, then its types. Fit for `z.enum`. */
export const RSIT_MACHINE_VALUES: readonly RsitMachineValue[] = RSIT_CLASSES.flatMap((name) =>
  machineValuesOf(name),
);

/** True for one of the 11 class names, spelled as in the taxonomy. */
export function isRsitClass(text: string): text is RsitClass {
  return RSIT_CLASSES.some((name) => name === text);
}

/** True for one of the 39 type names, spelled as in the taxonomy. */
export function isRsitType(text: string): text is RsitType {
  return RSIT_TYPES.some((name) => name === text);
}

/** True for a machine value spelled exactly as `formatRsit` writes it. */
export function isRsitMachineValue(text: string): text is RsitMachineValue {
  return RSIT_MACHINE_VALUES.some((value) => value === text);
}

/** The class that a type belongs to. */
export function rsitClassOf(type: RsitType): RsitClass {
  const found = RSIT_CLASSES.find((name) =>
    RSIT_TYPES_BY_CLASS[name].some((candidate) => candidate === type),
  );
  // Every RsitType stems from this very table, so the search can't miss; "other" keeps the function total.
  return found ?? "other";
}

function machineValuesOf(name: RsitClass): readonly RsitMachineValue[] {
  const types: readonly RsitType[] = RSIT_TYPES_BY_CLASS[name];
  const typed: readonly string[] = types.map((type) => `rsit:${name}="${type}"`);
  return [`rsit:${name}`, ...typed.filter(isOwnSpelling)];
}

function isOwnSpelling(text: string): text is RsitTypedValue {
  return text.startsWith("rsit:") && text.endsWith('"');
}
