import type { BundlePart, SignerRefusal } from "../../exchange/bundle/refusal.ts";
import type { BundleProblemTexts } from "../bundle-problem-texts.ts";

export const PARTS: Readonly<Record<BundlePart, string>> = {
  header: "the header of its encryption",
  size: "its size",
  payload: "its encrypted content",
  archive: "its archive",
  manifest: "its manifest",
  changes: "the records",
  blob: "a piece of evidence",
  padding: "the padding",
  part: "one of its parts",
};

export const SIGNERS: Readonly<Record<SignerRefusal, string>> = {
  "unknown-sender":
    "there is no card of this organisation here; take it in and compare its words first",
  "certificate-malformed": "the certificate of the device that signed it can't be read",
  "other-organisation": "the device that signed it belongs to another organisation",
  "other-device-key": "the certificate is for another key",
  "weak-device-key": "it was signed with a key that is not safe to use",
  "not-certified": "the organisation did not certify the device that signed it",
  "root-retired": "the device was certified with a key that the organisation had replaced by then",
  "root-compromised": "the device was certified with a key that may be in other hands",
  "out-of-scope": "this device may not sign bundles",
  "device-revoked": "the organisation revoked the device that signed it",
  "not-valid-yet": "the certificate of the device was not valid yet",
  "certificate-expired": "the certificate of the device had expired",
  blocked: "trust was taken back from this organisation here",
};

const RECIPIENTS = {
  none: "no recipient was chosen",
  "too-many": "a bundle takes 31 recipients at most; write two",
  mixed: "post-quantum and classical recipients can't share a bundle; choose one kind for all",
  malformed: "one of the keys can't be encrypted to",
} as const;

/** What happened, what was kept, what to do. A refused bundle never changes anything. */
export const bundleProblems: BundleProblemTexts = {
  "not-a-bundle": () => "This is not a bundle. Nothing was taken in.",
  armored: () =>
    "This is an encrypted file in text form; bundles come in binary form. Nothing was taken in.",
  incomplete: ({ foundBytes, expectedBytes, name }) =>
    name !== null
      ? `The bundle is incomplete: ${name} is missing or too short. Nothing was taken in; copy it again.`
      : expectedBytes === null
        ? `The bundle is incomplete: it ends after ${String(foundBytes)} bytes. Nothing was taken in; copy it again.`
        : `The bundle is incomplete: ${String(foundBytes)} of ${String(expectedBytes)} bytes are there. Nothing was taken in; copy it again.`,
  altered: ({ part, name }) =>
    `The bundle was damaged or changed on its way: ${PARTS[part]}${name === null ? "" : ` (${name})`} is not what was written. Nothing was taken in; ask the sender for another copy.`,
  "header-malformed": () =>
    "The header of the encryption does not have the form that it must have. Nothing was taken in; ask the sender for another copy.",
  "passphrase-refused": () =>
    "This file is encrypted with a passphrase; bundles never are. Nothing was taken in.",
  "stanza-refused": ({ type }) =>
    `This file is encrypted in a way that bundles don't use (${type}). Nothing was taken in.`,
  "mixed-recipients": () =>
    "Post-quantum and classical recipients are mixed, which protects neither. Nothing was taken in; ask the sender to write it anew.",
  "not-for-us": () =>
    "None of our keys opens this bundle: it is for others, or its header was changed. Nothing was taken in.",
  "recipients-changed": ({ found, signed }) =>
    signed === null
      ? `The number of recipients (${found}) is none that a bundle can have. Somebody changed it; nothing was taken in.`
      : `Its recipients were changed after it was signed: ${found} instead of ${signed}. Nothing was taken in.`,
  "archive-malformed": ({ offsetBytes, expected }) =>
    `The archive inside is not put together as it must be (at byte ${String(offsetBytes)}: expected ${expected}). Nothing was taken in.`,
  "manifest-not-canonical": () =>
    "The manifest is not written in the one form that may be signed. Nothing was taken in.",
  "manifest-malformed": ({ place, expected }) =>
    `The manifest can't be used at ${place === "" ? "its start" : place}: expected ${expected}. Nothing was taken in.`,
  "unknown-critical": ({ place }) =>
    `The bundle says something that this version of Watchpost does not understand (${place}) and may not pass over. Nothing was taken in; update Watchpost.`,
  "newer-version": ({ found, supported }) =>
    `The bundle was written by a newer Watchpost (format ${found === null ? "unknown" : String(found)}, known up to ${String(supported)}). Nothing was taken in; update Watchpost.`,
  "suite-refused": ({ found }) =>
    `The bundle is signed in a way that is not known here (suite ${String(found)}). Nothing was taken in; update Watchpost.`,
  "signature-malformed": () =>
    "The signature of the bundle is missing, or has not the form that it must have. Nothing was taken in.",
  "signer-refused": ({ why }) =>
    `Nobody trusted vouches for this bundle: ${SIGNERS[why]}. It stays in quarantine.`,
  "signature-invalid": () =>
    "The signature of the bundle does not hold: somebody else wrote or changed it. Nothing was taken in; tell the sender.",
  downgraded: ({ what, found, floor }) =>
    `The sender used something better before (${what}: ${floor}, now ${found}). Nothing was taken in; call the sender before you allow it again.`,
  forwarded: () =>
    "This bundle was not addressed to you: somebody passed on what was written to others. Nothing was taken in.",
  "wrong-vault-kind": ({ found }) =>
    found === "exercise"
      ? "This bundle is from an exercise and can't enter a real vault."
      : "This bundle holds real data and can't enter an exercise.",
  "wrong-exercise": () => "This bundle belongs to another exercise. Nothing was taken in.",
  expired: ({ notAfter }) =>
    `This bundle was meant to be taken in until ${notAfter}. Nothing was taken in; ask the sender for a new one.`,
  "limit-exceeded": ({ limit, allowed }) =>
    `The bundle exceeds what is allowed (${limit}: ${String(allowed)}). Nothing was taken in or written.`,

  cancelled: () => "Cancelled. Nothing was left behind.",
  "disk-full": ({ path }) => `There is no room left for ${path}. Nothing was left behind.`,
  "medium-failed": ({ path, code }) =>
    `${path} can't be read or written (${code}): it was removed, is read-only or damaged. Try again; what was finished is kept.`,
  "target-exists": ({ path }) => `${path} is there already and was not touched.`,
  "source-changed": ({ name }) =>
    `The stored evidence ${name} is not what it was when it came in. No bundle was written; check the vault.`,
  "written-wrong": ({ path }) =>
    `${path} gives back other bytes than were written to it. The copy was removed; use another medium.`,
  "recipients-refused": ({ why }) => `No bundle was written: ${RECIPIENTS[why]}.`,
};
