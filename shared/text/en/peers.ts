import type { expiryWarningSchema } from "../../contract/peers.ts";
import type { z } from "zod";

/** Words of the directory of peers, of the page of a peer, and of taking a card in. */
export const peers = {
  title: "Peers",
  detailTitle: "Peer",
  sectionsLabel: "Parts of the peers",
  sections: {
    peers: "Directory",
    network: "Map",
    identity: "Our identity",
    devices: "Our laptops",
    circles: "Circles",
  },

  listLabel: "Peers",
  emptyTitle: "No peers yet",
  emptyText:
    "Hand your card to a peer and add theirs. Then read the fingerprints to each other, so that both know whom they write to.",
  filteredTitle: "No peer fits the filter",
  filterClear: "Show all",
  filter: "Filter",
  filterHint: "name, country, fingerprint",
  filterFocus: "Go to the filter",
  shown: "Show",
  shownNames: {
    all: "All",
    attention: "Needs attention",
    verified: "Verified",
    known: "Known",
    unknown: "Unknown",
    withdrawn: "Trust withdrawn",
  },
  colName: "Name",
  colCountry: "Country",
  colTrust: "Trust",
  colFingerprint: "Fingerprint",
  colUntil: "Keys until",
  colSeen: "Last exchange",
  standings: {
    unknown: "Unknown",
    known: "Known",
    verified: "Verified",
    withdrawn: "Withdrawn",
  },
  standingText: {
    unknown: "Nothing is sent and nothing is taken in.",
    known:
      "The card was taken in, but nobody has compared the fingerprint: the card could have been swapped on its way. Compare it by voice before anything is taken in.",
    verified: "The fingerprint was compared by voice or in person.",
    withdrawn: "Trust was withdrawn. Nothing is sent and nothing is taken in.",
  },
  alarms: (count: number) => (count === 1 ? "1 open alarm" : `${count} open alarms`),
  warningStates: {
    "expires-soon": "ends soon",
    "expires-within-days": "ends within days",
    expired: "has ended",
  },
  warning: (
    { what, name, state, daysLeft, expiresAt }: z.infer<typeof expiryWarningSchema>,
    date: (iso: string) => string,
  ) => {
    const subject = what === "card" ? "The card" : `The certificate of “${name}”`;
    return state === "expired"
      ? `${subject} ended on ${date(expiresAt)}.`
      : `${subject} ends in ${daysLeft === 1 ? "1 day" : `${daysLeft} days`}, on ${date(expiresAt)}.`;
  },

  add: "Add a peer…",
  addShort: "Add a peer…",
  handOut: "Hand out our card…",
  addTitle: "Add a peer",
  addMissing: "Give a card first.",
  cardField: "Card",
  cardFieldHint:
    "Drop or choose the card file, or paste the text from a mail or the text of the QR codes, one a line. Nothing is stored before you add it.",
  cardTooLarge: "This is larger than any card.",
  inspected: "What the card says",
  decisions: {
    new: "A new peer. Its card holds in itself: every signature in it is right. Whether it came from whom it says only a comparison by voice tells.",
    same: "This very card is known already. Nothing would change.",
    newer: "A newer card of a peer that you know, signed by the key that is pinned.",
    rotated:
      "The peer has replaced its key, and the pinned key signed for the new one. Compare the new fingerprint afterwards.",
    "replaces-revoked":
      "The card takes the place of a key from which trust was withdrawn. It is known only until you compare it.",
  },
  addActs: {
    new: "Add as known",
    same: "Take it anyway",
    newer: "Take the newer card",
    rotated: "Follow the new key",
    "replaces-revoked": "Take the new key",
    alarm: "Refuse, and keep the alarm",
  },
  added: {
    new: (name: string) => `${name} was added. Compare the fingerprint next.`,
    same: (name: string) => `The card of ${name} was known already.`,
    newer: (name: string) => `The card of ${name} was renewed.`,
    rotated: (name: string) => `The new key of ${name} is followed. Compare it next.`,
    "replaces-revoked": (name: string) => `${name} is known again. Compare the fingerprint next.`,
  },
  alarmTitles: {
    "key-changed": "ALARM: another key than the pinned one",
    "rolled-back": "ALARM: older than the pinned card",
    forked: "ALARM: same number, other content",
    "revoked-key": "ALARM: the key from which trust was withdrawn",
    "key-replaced": "The peer replaced its key",
    "root-compromised": "ALARM: the peer’s key was in other hands",
    "device-compromised": "ALARM: a laptop of the peer was in other hands",
  },
  alarmText: {
    "key-changed":
      "The card shows another organisation key, and the pinned one did not sign for it. Somebody may be passing themselves off as this peer.",
    "rolled-back":
      "A card with a lower number than the pinned one is shown. An old card may hold keys that were given up since.",
    forked:
      "Two cards have the same number and different content. One of them was not issued by the peer, or the peer works with two copies of a vault.",
    "revoked-key": "The card shows the very key from which trust was withdrawn here.",
    "key-replaced":
      "The old key signed for the new one. A thief of the old key could have done that too: compare the new fingerprint.",
    "root-compromised":
      "The peer says that others may have had its key. Trust went back to known; what came since that time is doubtful. Compare the new fingerprint.",
    "device-compromised":
      "The peer has revoked a laptop that others may have had. What came from it since that time is doubtful.",
  },
  alarmNext: "Nothing was replaced. Call the peer on a number that you know before you go on.",
  alarmCard: (number: string) => `card number ${number}`,
  compromisedSince: (time: string) => `in other hands since ${time}`,
  pinnedKey: "Pinned",
  shownKey: "Shown now",
  pinnedIssue: "Pinned card no.",
  shownIssue: "This card no.",
  settle: "Mark as looked into",
  settleShort: "Looked into…",
  settleTitle: "What came of the alarm?",
  settled: "The alarm was marked as looked into.",

  compare: "Compare fingerprints…",
  theyCompared: "They compared ours",
  theyComparedUndo: "They did not compare ours",
  theyComparedKept: "Kept: the peer has compared our fingerprint.",
  theyComparedTaken: "Taken back: the peer has not compared our fingerprint.",
  withdraw: "Withdraw trust…",
  withdrawTitle: (name: string) => `Withdraw trust from ${name}`,
  withdrawAct: "Withdraw trust",
  withdrawEffects: [
    "Nothing is encrypted to this peer any more, and bundles that wait for it are not handed out.",
    "Bundles from it are kept in quarantine and not taken in.",
    "What came before stays; what came since the time that you state is marked as doubtful.",
    "Comparing the same fingerprint again gives the trust back.",
  ],
  withdrawCompromised: "What came from the peer since then is marked as doubtful.",
  withdrawn: (name: string) => `Trust in ${name} was withdrawn.`,
  lossReason: "Reason (for the journal)",
  lossCompromised: "Somebody else may have had the key",
  lossSince: "Since when",
  lossMissing: "Give a reason, and the time if somebody else may have had the key.",

  trust: "Trust",
  weCompared: "Compared here",
  theyComparedFact: "Compared there",
  notYet: "not yet",
  notTold: "not told",
  comparedHow: (how: string, means: string | null, by: string) =>
    `${how}${means === null ? "" : `, ${means}`}${by === "" ? "" : `, by ${by}`}`,
  hows: {
    card: "Card taken in",
    words: "Compared by words",
    digits: "Compared by digits",
    rotation: "New key followed",
    replaced: "New key in place of a withdrawn one",
    withdrawn: "Trust withdrawn",
    sibling: "Taken over from another laptop of ours",
  },
  means: { phone: "by phone", video: "by video", "in-person": "in person" },
  levelsCaption: "What each level of trust may do",
  levelHere: "(this peer)",
  levelsNote: "What the markings allow is asked beside this; the stricter answer holds.",
  act: "May we …",
  acts: {
    "hold-in-quarantine": "keep its bundles in quarantine",
    preview: "look into its bundles",
    apply: "take its bundles in",
    "take-revocations": "take its revocations in",
    send: "send up to TLP:GREEN",
    "send-above-green": "send above TLP:GREEN",
  },
  permissions: { yes: "yes", warned: "with a warning", no: "no" },

  exchange: "Exchange",
  exchangeNone: "Nothing went to this peer or came from it yet.",
  receivedAt: "Last received",
  sentAt: "Last written",
  confirmedAt: "Last confirmed",
  waiting: "Not confirmed",
  never: "never",

  card: "Card",
  cardNote: (number: string) => `number ${number}`,
  cardNumber: "Number",
  issuedAt: "Issued",
  addedAt: "Taken in",
  kind: "Vault",
  kinds: { real: "real", exercise: "exercise" },
  words: "Words of the fingerprint",
  wordsHidden:
    "The words are shown after they were compared: before that they have to be heard from the peer, not read here.",
  team: "Team (RFC 2350)",
  profileNone: "The card says nothing about the team.",
  note: "Note",
  noteSaved: "The note was saved.",

  keys: "Keys and laptops",
  purpose: "For",
  epoch: "No.",
  publicKey: "Public key",
  purposes: {
    organisation: "Organisation",
    device: "Laptop",
    "age-x25519": "Encryption, X25519",
    "age-hybrid": "Encryption, post-quantum hybrid",
  },
  devices: "Laptops",
  device: "Laptop",
  deviceRevoked: "Revoked",
  copyKey: (name: string) => `Copy the key: ${name}`,
  keyCopied: "Key copied",

  history: "History of trust",
  alarmSettled: (title: string) => `Looked into: ${title}`,
  revokedDevice: (device: string, reason: string) => `The peer revoked “${device}”: ${reason}`,
  revokedRecipients: (reason: string) => `The peer replaced its encryption keys: ${reason}`,
  revocationReasons: {
    superseded: "replaced in order",
    "device-lost": "laptop lost",
    "key-compromised": "key in other hands",
    ceased: "no longer used",
  },
};
