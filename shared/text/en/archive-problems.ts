import type { ArchiveProblemTexts } from "../archive-problem-texts.ts";
import { PARTS, SIGNERS } from "./bundle-problems.ts";

/** What happened, what was kept, what to do. A refused archive never changes anything. */
export const archiveProblems: ArchiveProblemTexts = {
  "not-an-archive": () =>
    "This is not a case archive. Nothing was taken in; bundles are taken in as bundles.",
  incomplete: ({ foundBytes, expectedBytes }) =>
    expectedBytes === null
      ? `The archive is incomplete: it ends after ${String(foundBytes)} bytes. Nothing was taken in; copy it again.`
      : `The archive is incomplete: ${String(foundBytes)} of ${String(expectedBytes)} bytes are there. Nothing was taken in; copy it again.`,
  altered: ({ part, name }) =>
    `The archive was damaged or changed since it was written: ${PARTS[part]}${name === null ? "" : ` (${name})`} is not what was written. Nothing was taken in; use another copy.`,
  "sealing-refused": ({ found }) =>
    `The archive is encrypted in a way that is not used for archives (${found}). Nothing was taken in.`,
  "work-factor-refused": ({ found, allowed }) =>
    `Opening this file would cost more memory than is allowed (scrypt work factor ${found}, at most ${String(allowed)}). Nothing was taken in; seal it anew with age.`,
  "passphrase-required": () => "This archive is sealed with a passphrase. Give it and try again.",
  "passphrase-wrong": () =>
    "The passphrase does not open this archive, or its header was changed. Nothing was taken in; try again.",
  "not-for-us": () =>
    "None of our keys opens this archive: it was sealed for others, or its header was changed. Nothing was taken in.",
  "archive-malformed": ({ offsetBytes, expected }) =>
    `The archive is not put together as it must be (at byte ${String(offsetBytes)}: expected ${expected}). Nothing was taken in.`,
  "manifest-malformed": ({ place, expected }) =>
    `The manifest of the archive can't be used at ${place === "" ? "its start" : place}: expected ${expected}. Nothing was taken in.`,
  "newer-version": ({ supported }) =>
    `The archive was written by a newer Watchpost (known here up to format ${String(supported)}). Nothing was taken in; update Watchpost.`,
  "signature-invalid": () =>
    "The signature of the archive is missing or does not hold: somebody else wrote or changed it. Nothing was taken in.",
  "signer-refused": ({ why }) =>
    `Nobody trusted vouches for this archive: ${SIGNERS[why]}. Nothing was taken in.`,
  "signer-not-vouched-for": ({ organisationName, deviceKeyId }) =>
    `The archive says that it is from ${organisationName}, and its signature holds; but nobody here compared the key ${deviceKeyId}. Nothing was taken in: compare it with who wrote the archive, then vouch for the key by its id.`,
  "wrong-vault-kind": ({ found }) =>
    found === "exercise"
      ? "This archive is from an exercise and can't enter a real vault. Nothing was taken in."
      : "This archive holds real data and can't enter an exercise. Nothing was taken in.",
  "limit-exceeded": ({ limit, allowed }) =>
    `The archive exceeds what is allowed (${limit}: ${String(allowed)}). Nothing was taken in or written.`,
  "line-refused": ({ name, line, expected }) =>
    `Line ${String(line)} of the ${name} is not as it must be (expected ${expected}). Nothing was taken in.`,
  "case-refused": ({ number, why }) =>
    `Incident ${number} can't stand in this vault (${why}), so nothing of the archive was taken in. An incident of the same number may be here already.`,
  "medium-failed": ({ path, code }) =>
    `${path} can't be read or written (${code}): the medium was removed, is read-only or damaged. Nothing was left behind; try again.`,
  "target-exists": ({ path }) => `${path} is there already and was not touched.`,
  "source-changed": ({ name }) =>
    `The stored evidence ${name} is not what it was when it came in. No archive was written; check the vault.`,
  "written-wrong": ({ path }) =>
    `${path} gives back other bytes than were written to it. The file was removed; use another medium.`,
  "recipients-refused": ({ why }) =>
    `No archive was written: the recipients can't be used together (${why}). Choose others.`,
};
