/** Rolling bundles back, how far they have got, and those that wait in quarantine. */
export const bundles = {
  states: {
    waiting: "waits to go",
    sent: "not confirmed",
    "partly-delivered": "partly confirmed",
    delivered: "confirmed",
    ended: "not delivered",
    applied: "taken in",
    "rolled-back": "rolled back",
  },
  stateHints: {
    waiting: "It is written and waits in the outbox.",
    sent: "Nobody has confirmed yet that it came.",
    "partly-delivered": "Some of those it went to have confirmed that it came.",
    delivered: "Everybody it went to has confirmed that it came.",
    ended: "It was not delivered. What was in it is due again with the next bundle.",
    applied: "What it brought stands in this vault.",
    "rolled-back":
      "What it brought was taken out again. It comes back only when you take it in again.",
  },
  colReceipt: "Receipt",
  receipts: {
    due: "the sender was not told yet that it came",
    written: "the sender is told that it came",
  },

  rollBack: "Roll back…",
  rollBackAct: "Roll back",
  rollBackTitle: (number: string, sender: string) => `Roll back bundle ${number} of ${sender}`,
  rollBackWhat:
    "Everything that this bundle brought is taken out as a whole. What was changed here since stays. The peer is not told.",
  rollBackLater: (count: number): string =>
    count === 1
      ? "A later bundle changed the same incidents. Roll it back first:"
      : "Later bundles changed the same incidents. Roll them back first, in this order:",
  rollBackLaterOne: (number: string, sender: string) => `bundle ${number} of ${sender}`,
  rollBackNothing: "Nothing of this bundle can be taken out: everything stays.",
  rollBackMissing: "Wait until the preview is there.",
  rollBackBlocked: "Roll back the later bundles first.",
  rollBackRecords: "What comes of its records",
  outcomes: { removed: "goes", restored: "is put back", kept: "stays" },
  outcomeHints: {
    removed: "was new with this bundle",
    restored: "is again what it was before",
    kept: "can’t be taken out; the reason stands beside it",
  },
  reasons: {
    "changed-since": "changed here since",
    "decided-since": "decided here since",
    "brought-since": "another bundle taken in since tells it too",
    "in-use": "something that stays belongs to it or names it",
    "evidence-gone": "its content is not there any more",
  },
  keptFields: (fields: string) => `stays as changed here: ${fields}`,
  rolledBack: (removed: string, restored: string, kept: string) =>
    `Rolled back: ${removed} gone, ${restored} put back, ${kept} kept`,

  chooseHint:
    "Rows without a mark are left out when you take the bundle in. They stay offered in quarantine. What belongs to an incident that is left out stays out with it.",
  takeChosen: "Take in what is marked",
  notOffered:
    "What was left out could not be kept: the quarantine is full. Keep the file to take it later.",
  leftOutThere: (count: number, shown: string): string =>
    count === 1 ? "1 record left out there" : `${shown} records left out there`,

  takeAgain: "Take in again",
  takeAgainLong: "Take in again a bundle that was rolled back…",
  takeAgainHint:
    "Choose the file once more: the vault keeps no copy of it. It is verified and shown first.",
  takenOut: (at: string) =>
    `This bundle was rolled back here on ${at}. It comes in again, whole, if you take it in again.`,

  claimedSender: "Says it is from (not proven)",
  heldSince: "In quarantine since",
  claims: (name: string): string => `${name}? not proven`,
  discard: "Discard…",
  discardTitle: "Discard the bundle",
  discardAct: "Discard",
  discardWhat:
    "It is thrown away unread and can’t be brought back here. Its sender may send it again.",
  discarded: "Discarded; its sender may send it again",
};
