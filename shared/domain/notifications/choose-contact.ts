import type { Constituent, ConstituentContact } from "../../model/constituent.ts";
import {
  NOTIFICATION_LANGUAGES,
  type NotificationLanguage,
  type Recipient,
} from "../../model/notification.ts";
import { isValidOn } from "../constituents/validity.ts";

/** Why a contact was taken or passed over, as data; sentences stand in the catalogue. */
export type ContactStep =
  | {
      readonly kind: "chosen";
      readonly contact: string;
      readonly role: string;
      readonly hours: string;
    }
  | {
      readonly kind: "passed-over";
      readonly contact: string;
      readonly because: "no-address" | "opted-out" | "not-valid" | "role" | "language" | "hours";
    }
  | { readonly kind: "nobody" }
  | {
      readonly kind: "language";
      readonly language: NotificationLanguage;
      readonly because: "asked" | "contact" | "constituent" | "none-of-ours";
    };

export interface ContactChoice {
  readonly recipient: Recipient | null;
  readonly language: NotificationLanguage;
  readonly steps: readonly ContactStep[];
}

export interface ContactWanted {
  readonly onDate: string;
  /** Addresses in lower case that want no messages. */
  readonly optOuts: ReadonlySet<string>;
  /** Language that the analyst asked for. */
  readonly language: NotificationLanguage | null;
}

/** Who handles such messages comes first; words as registers use them in our languages. */
const ROLES: readonly RegExp[] = [
  /csirt|cert|security|soc|sicherheit|s[eé]curit[eé]|incident|vorfall/i,
  /abuse/i,
  /noc|tech|network|netz|r[eé]seau/i,
  /admin|it\b|informati/i,
];
const ALWAYS = /24\s?[/x]\s?7/i;

/**
 * Chooses whom of a constituent to write to: valid on the day, with an address, without an opt-out; then by role, by the language
 * asked for, and who can be reached around the clock. Of equals the first of the register.
 */
export function chooseContact(
  { contacts, languages }: Pick<Constituent, "contacts" | "languages">,
  wanted: ContactWanted,
): ContactChoice {
  const passed: ContactStep[] = [];
  const able = contacts.filter((contact) => {
    const because = unable(contact, wanted);
    if (because !== null) passed.push({ kind: "passed-over", contact: nameOf(contact), because });
    return because === null;
  });
  const ranked = able.toSorted((left, right) => difference(left, right, wanted)?.order ?? 0);
  const [best, ...others] = ranked;
  const language = languageFor(best, languages, wanted.language);
  if (best === undefined)
    return {
      recipient: null,
      language: language.language,
      steps: [{ kind: "nobody" }, ...passed, language],
    };
  const { role, name, mail, hours } = best;
  const lost = others.map((contact): ContactStep => ({
    kind: "passed-over",
    contact: nameOf(contact),
    because: difference(best, contact, wanted)?.by ?? "role",
  }));
  const chosen: ContactStep = { kind: "chosen", contact: nameOf(best), role, hours };
  return {
    recipient: { role, name, mail },
    language: language.language,
    steps: [chosen, ...lost, ...passed, language],
  };
}

function unable(
  contact: ConstituentContact,
  { onDate, optOuts }: ContactWanted,
): "no-address" | "opted-out" | "not-valid" | null {
  if (!isValidOn(contact, onDate)) return "not-valid";
  if (contact.mail === "") return "no-address";
  return optOuts.has(contact.mail.toLowerCase()) ? "opted-out" : null;
}

type Criterion = "role" | "language" | "hours";

/** What tells two contacts apart first, and which of them stands before the other; undefined: nothing does. */
function difference(
  left: ConstituentContact,
  right: ConstituentContact,
  { language }: ContactWanted,
): { readonly by: Criterion; readonly order: number } | undefined {
  const criteria: readonly (readonly [Criterion, (one: ConstituentContact) => number])[] = [
    ["role", ({ role }) => roleRank(role)],
    ["language", (one) => (language === null || primary(one.language) === language ? 0 : 1)],
    ["hours", ({ hours }) => (ALWAYS.test(hours) ? 0 : 1)],
  ];
  for (const [by, rank] of criteria) {
    const order = rank(left) - rank(right);
    if (order !== 0) return { by, order };
  }
  return undefined;
}

function roleRank(role: string): number {
  const rank = ROLES.findIndex((pattern) => pattern.test(role));
  return rank === -1 ? ROLES.length : rank;
}

function languageFor(
  contact: ConstituentContact | undefined,
  languages: readonly string[],
  asked: NotificationLanguage | null,
): Extract<ContactStep, { kind: "language" }> {
  if (asked !== null) return { kind: "language", language: asked, because: "asked" };
  const own = ours(primary(contact?.language ?? null));
  if (own !== undefined) return { kind: "language", language: own, because: "contact" };
  const [first] = languages.flatMap((one) => ours(primary(one)) ?? []);
  return first === undefined
    ? { kind: "language", language: "en", because: "none-of-ours" }
    : { kind: "language", language: first, because: "constituent" };
}

function primary(language: string | null): string {
  return language?.slice(0, 2) ?? "";
}

function ours(language: string): NotificationLanguage | undefined {
  return NOTIFICATION_LANGUAGES.find((one) => one === language);
}

function nameOf({ name, mail, role }: ConstituentContact): string {
  return [name, mail, role].find((text) => text !== "") ?? "-";
}
