import type { ContactStep } from "../../domain/notifications/choose-contact.ts";
import type { WithheldBecause } from "../../domain/notifications/victim-row.ts";
import type { NotificationActType, NotificationState } from "../../model/notification.ts";

type PassedOver = Extract<ContactStep, { kind: "passed-over" }>["because"];
type LanguageBecause = Extract<ContactStep, { kind: "language" }>["because"];

/** Words about telling constituents what was found of theirs. */
export const notifications = {
  withheldBecause: {
    tlp: "its TLP label does not allow it to go to a constituent",
    pap: "PAP:RED allows no act that somebody else could notice",
    "tlp-not-marked": "it has no TLP label yet",
    "pap-not-marked": "it has no PAP label yet",
  } satisfies Record<WithheldBecause, string>,
  contact: {
    chosen: (contact: string, role: string, hours: string) =>
      [`Written to: ${contact}`, role && `(${role})`, hours && `reachable: ${hours}`]
        .filter(Boolean)
        .join(" "),
    passedOver: {
      "no-address": (contact: string) => `${contact}: has no mail address.`,
      "opted-out": (contact: string) => `${contact}: wants no messages.`,
      "not-valid": (contact: string) => `${contact}: not valid on this day.`,
      role: (contact: string) => `${contact}: another role goes first, or stands behind it.`,
      language: (contact: string) => `${contact}: does not speak the language that was asked for.`,
      hours: (contact: string) => `${contact}: cannot be reached around the clock.`,
    } satisfies Record<PassedOver, (contact: string) => string>,
    nobody: "Nobody of this constituent can be written to: use telephone or paper.",
    language: {
      asked: (language: string) => `Language ${language}: as asked for.`,
      contact: (language: string) => `Language ${language}: that of the contact.`,
      constituent: (language: string) => `Language ${language}: that of the constituent.`,
      "none-of-ours": (language: string) => `Language ${language}: no language of ours is stated.`,
    } satisfies Record<LanguageBecause, (language: string) => string>,
  },
  states: {
    drafted: "drafted",
    queued: "set aside",
    exported: "written out",
    told: "told",
    answered: "answered",
    "not-fixed": "not fixed",
    fixed: "fixed",
    "opted-out": "opted out",
  } satisfies Record<NotificationState, string>,
  acts: {
    exported: "Written out",
    told: "Told",
    queued: "Set aside for later",
    answered: "Answered",
    "not-fixed": "Not fixed",
    fixed: "Fixed",
    "opted-out": "Wants no more messages",
  } satisfies Record<NotificationActType, string>,
};
