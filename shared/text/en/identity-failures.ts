import type { CardRefusal, SealedFileRefusal } from "../../exchange/identity/failures.ts";
import type { IdentityFailureTexts } from "../failure-texts.ts";

const CARD_REFUSALS: Readonly<Record<CardRefusal, string>> = {
  "no-card": "there is no peer card in it",
  incomplete: "a part of it is missing",
  "too-large": "it is larger than any card",
  "too-deep": "it is nested deeper than any card",
  "not-text": "it is not text",
  "not-json": "it was damaged or is something else",
  "not-canonical": "it was changed on its way, or written by another program",
  "other-domain": "it is something else, not a peer card",
  "newer-version": "it was made by a newer Watchpost; update this one",
  malformed: "it does not have the form of a card",
  "bad-signature": "its signature does not hold, so that anybody may have changed it",
  "weak-key": "it holds a key that is not safe to use",
  "bad-certificate": "a device in it was not certified by its own organisation",
  "bad-rotation": "a change of key in it is not signed by both keys",
  "bad-revocation": "a revocation in it was not signed by its own organisation",
  "bad-recipient": "nothing can be encrypted to the keys in it",
  "other-kind": "real and exercise vaults never exchange cards",
  "own-organisation": "it is the card of your own organisation",
  expired: "it has expired; ask the peer for a new one",
  "from-the-future": "it is dated in the future; compare the clocks of both computers",
};

const SEALED_FILE_REFUSALS: Readonly<Record<SealedFileRefusal, string>> = {
  "other-file": "it is another kind of file",
  "newer-version": "it was made by a newer Watchpost; update this one",
  malformed: "it was damaged or is incomplete",
  "does-not-open": "the code or key does not open it, or it was altered",
  expired: "it has expired; have a new one made",
  "bad-signature": "your organisation did not sign it",
  "other-organisation": "it belongs to another organisation",
  "other-kind": "real and exercise vaults never mix",
  "rolled-back": "it is older than what this laptop knows already",
};

const ALARMS = {
  "key-changed":
    "shows another organisation key than the pinned one, and the pinned one did not sign for it",
  "rolled-back": "is older than the one that is pinned",
  forked: "has the number of the pinned one and another content",
  "revoked-key": "shows the key from which trust was withdrawn here",
} as const;

const SPOKEN = {
  incomplete: "is missing",
  "unknown-word": "is not a word of the list",
  differs: "differs",
} as const;

/** Sentences for what goes wrong with identity, devices and peers. */
export const identityFailures: IdentityFailureTexts = {
  "card-refused": ({ reason, place }) =>
    `The card was not taken in: ${CARD_REFUSALS[reason]}${place === "" ? "" : ` (at ${place})`}. Nothing was changed.`,
  "card-alarm": ({ alarm, peerName }) =>
    `ALARM: this card of “${peerName}” ${ALARMS[alarm]}. Nothing was replaced and the alarm is kept with the peer. Call the peer on a number that you know before you go on.`,
  "fingerprint-differs": ({ reason, position, expectedCount }) =>
    `Not confirmed: word or group ${String(position)} of ${String(expectedCount)} ${SPOKEN[reason]}. Nothing was changed. If both sides read the same and it still differs, the card was swapped.`,
  "peer-not-trusted": ({ peerName }) =>
    `“${peerName}” is not trusted enough for this. Compare the fingerprint by voice first.`,
  "peer-card-expired": ({ peerName, expiredAt }) =>
    `The card of “${peerName}” expired on ${expiredAt.slice(0, 10)}. Ask for a new one.`,
  "no-root-key": () =>
    "This laptop does not hold the organisation’s key. Do this on the one that does.",
  "device-not-certified": () =>
    "This laptop’s key is not certified by your organisation, or was revoked. Have it invited on a laptop that holds the organisation’s key.",
  "own-device": () => "A laptop can’t revoke itself. Do this on another one.",
  "too-many-devices": ({ limit }) =>
    `The organisation has ${String(limit)} devices already. Revoke one that is no longer used.`,
  "invitation-refused": ({ reason, expected }) =>
    `The invitation was not accepted: ${SEALED_FILE_REFUSALS[reason]} (${expected}). Nothing was changed.`,
  "update-refused": ({ reason, expected }) =>
    `The update was not taken in: ${SEALED_FILE_REFUSALS[reason]} (${expected}). Nothing was changed.`,
};
