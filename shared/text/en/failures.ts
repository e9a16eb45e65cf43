import type { KitRefusal } from "../../domain/victim-kit/kit-format.ts";
import { describeArchiveProblem } from "../archive-problem-texts.ts";
import type { FailureTexts } from "../failure-texts.ts";
import { exchangeFailures } from "./exchange-failures.ts";
import { noticeFailures } from "./notice-failures.ts";
import { archiveProblems } from "./archive-problems.ts";
import { describeFinding } from "./custody.ts";
import { identityFailures } from "./identity-failures.ts";
import { describeTemplateProblem } from "./template-problems.ts";
import { relayFailures } from "./relay-failures.ts";
import { warningLists } from "./warning-lists.ts";

const UNDO_REFUSALS: Readonly<Record<string, string>> = {
  unknown: "there is no such action",
  final: "it stands by its nature, as a hand-over or an export does",
  "undone-already": "it was taken back already",
  "changed-since": "something that it changed was changed again later",
  "in-use": "later work builds on it",
  "parent-gone": "what it belonged to is gone",
};

const KIT_REFUSALS: Readonly<Record<KitRefusal, (detail: string) => string>> = {
  "not-a-return": () => "This is no file of answers from a victim kit.",
  "is-a-kit": () => "This is a kit itself. Take in the file that the victim saved from it.",
  "unknown-kit": (kit) =>
    `This vault made no such kit (${kit}). Take the answers in on the machine that made it.`,
  altered: () =>
    "The file was altered or damaged on its way, or sealed by somebody who had not opened the kit. Ask the victim to save and send it again.",
  "other-case": (number) =>
    `They belong to ${number}. Take them in there, or without naming an incident.`,
  "case-gone": () => "The incident of the kit is no longer in this vault.",
  "taken-in-before": (number) => `They were taken in before, as ${number}.`,
};

/** One sentence or two for each failure: what happened, to what, what was kept, what to do. */
export const failures: FailureTexts = {
  "vault-locked": () => "The vault is locked. Nothing was changed. Unlock it and try again.",
  "vault-open-already": ({ vaultName }) =>
    `The vault “${vaultName}” is open here already. Lock it first.`,
  "unknown-vault": ({ vaultName }) =>
    `This desk has no vault named “${vaultName}”. Create it or restore a backup.`,
  "not-found": ({ recordKind, id }) =>
    `There is no ${recordKind} ${id} in this vault. It may have been removed or undone.`,
  stale: ({ recordKind }) =>
    `This ${recordKind} was changed since you opened it. Nothing was overwritten: look at the newer version and change it again.`,
  "reason-required": ({ act }) => `A reason is needed to ${act}. Nothing was changed.`,
  "transition-refused": ({ from, to }) =>
    `The status can't go from “${from}” to “${to}”. Nothing was changed.`,
  "marking-required": ({ id }) =>
    `Report ${id} carries no TLP label, and CLEAR is never assumed. Choose a label first.`,
  "unknown-proposal": ({ id }) =>
    `No open proposal has the id ${id}: it was answered, or a change made here since overtook it. List them again.`,
  "unknown-conflict": ({ id }) =>
    `No open conflict has the id ${id}: it was settled, or one of its texts changed. List them again.`,
  "open-conflict": ({ field }) =>
    `In the field ${field}, texts of this desk stand side by side. Settle them first; nothing was changed.`,
  "above-ceiling": ({ number, tlp, ceiling }) =>
    `Incident ${number} is ${tlp}, which is above the ceiling ${ceiling}: nothing was written. Choose ${tlp} as the ceiling, or change the label of the incident first.`,
  "template-refused": ({ problem }) => describeTemplateProblem(problem),
  "invalid-value": ({ field, found, expected }) =>
    `${field}: “${found}” can't be used; expected ${expected}. Nothing was changed.`,
  "query-error": ({ offset, found, expected }) =>
    `The query stops making sense at character ${String(offset + 1)}: found ${found}, expected ${expected}.`,
  "already-decided": ({ id, status }) =>
    `Report ${id} was ${status} already. Reopen it to decide again.`,
  "cannot-merge": ({ id, why }) =>
    `Incident ${id} can't be merged or split: ${why}. Nothing was changed.`,
  "cannot-undo": ({ why }) =>
    `This can't be taken back: ${UNDO_REFUSALS[why] ?? why}. Nothing was changed.`,
  "nothing-to-undo": () => "There is nothing to take back.",
  cancelled: () => "Cancelled. What was finished before stays, the rest left nothing behind.",
  "archive-refused": ({ problem }) => describeArchiveProblem(problem, archiveProblems),
  "custody-refused": ({ findings }) =>
    `The hand-over does not hold: ${findings.map((one) => describeFinding(one)).join("; ")}. Nothing was signed or noted; ask for the file as it was written.`,
  "evidence-damaged": ({ name, detail }) =>
    `The stored copy of “${name}” is damaged (${detail}). Nothing was exported; restore the file from a backup.`,
  "too-large": ({ what, limit, found }) =>
    `${what} is too large: ${String(found)}, and the limit is ${String(limit)}.`,
  "warning-list-refused": ({ problem, detail }) =>
    `This file ${warningLists.problems[problem]}: ${detail}. The lists stay as they were. Take the list.json of a MISP warning list.`,
  "no-notification": ({ held }) =>
    held === 0
      ? "There is no drafted notification that could be written. Draft some first."
      : `No notification was written: ${String(held)} stay here because the constituent was told shortly before, opted out, or the message has left already.`,
  "kit-refused": ({ why, name, detail }) =>
    `The answers in ${name} were not taken in; nothing has changed. ${KIT_REFUSALS[why](detail)}`,
  "nothing-to-send": () =>
    "Nothing of this may go to these recipients, so no bundle was written. The preview says what stays and why.",
  "ticket-expired": () => "This download was fetched already or has expired. Start it again.",
  "file-not-readable": ({ path, code }) =>
    `${path} can't be read (${code}). Nothing was taken from it.`,
  "file-not-writable": ({ path, code }) => `${path} can't be written (${code}).`,
  "disk-full": () =>
    "The disk is full. The change was not stored; what was saved before is safe. Free some space and try again.",
  "keychain-unavailable": ({ why }) =>
    `The key store of this computer can't be used (${why}). Use the passphrase.`,
  "not-in-this-shell": ({ what }) => `${what} is not available here.`,
  internal: ({ reference }) =>
    `Something went wrong inside Watchpost. What was saved before is safe. Reference for a bug report: ${reference}.`,

  "vault-missing": ({ path }) => `There is no vault in ${path}.`,
  "directory-not-empty": ({ path }) =>
    `${path} is not empty. A new vault needs a folder of its own.`,
  "not-a-regular-file": ({ path }) =>
    `${path} is not a regular file, and links are not followed. Nothing was opened.`,
  "network-mount-refused": ({ path, mountType }) =>
    `${path} lies on a network drive (${mountType}), where a vault can be damaged. Copy the vault to a local disk.`,
  "vault-in-use": ({ openedBy }) =>
    openedBy
      ? `The vault is open in ${openedBy.program} (process ${String(openedBy.pid)} on ${openedBy.host}, since ${openedBy.sinceIso}). Close it there first.`
      : "The vault is open in another program. Close it there first.",
  "header-malformed": ({ place, expected }) =>
    `The vault’s header can’t be read at ${place}: expected ${expected}. Nothing was changed; restore vault.json from a backup.`,
  "header-altered": () =>
    "The vault’s header was changed by someone without its key. Nothing was opened; compare it with a backup.",
  "vault-from-newer-version": ({ foundVersion, supportedVersion }) =>
    `This was written by a newer Watchpost (version ${String(foundVersion)}, this one knows ${String(supportedVersion)}). Nothing was changed; update Watchpost.`,
  "kdf-parameters-refused": ({ parameter, found, minimum, maximum }) =>
    `The header asks for ${parameter} ${String(found)}; only ${String(minimum)} to ${String(maximum)} is allowed. The vault was not opened.`,
  "slot-missing": ({ slot }) => `This vault can’t be opened by ${slot}: it was not set up.`,
  "wrong-passphrase": () => "The passphrase does not open this vault.",
  "wrong-recovery-code": () => "The recovery code does not open this vault.",
  "recovery-code-mistyped": ({ reason, position }) =>
    `The recovery code has a typing error (${reason}${position > 0 ? `, near character ${String(position)}` : ""}).`,
  "passphrase-refused": ({ reason, minimumLength }) =>
    `This passphrase is not strong enough (${reason}). Use at least ${String(minimumLength)} characters, for instance five unrelated words.`,
  "keychain-weak": ({ backend }) =>
    `The key store of this computer does not protect keys (${backend}). Nothing was stored; use the passphrase.`,
  "database-missing": ({ path }) =>
    `The vault’s database ${path} is missing. Restore it from a backup.`,
  "database-unreadable": ({ path }) =>
    `${path} can’t be opened with this vault’s key: it is damaged or belongs elsewhere. Nothing was changed; restore a backup.`,
  "database-mismatch": ({ field }) =>
    `The database belongs to another vault (${field}). Nothing was opened.`,
  "engine-refused": ({ foundVersion }) =>
    `The database engine ${foundVersion} is not one that is safe to use. Nothing was opened.`,
  "blob-missing": ({ name }) => `The stored file ${name} is missing. Restore it from a backup.`,
  "blob-damaged": ({ name, reason, offsetBytes }) =>
    `The stored file ${name} is damaged (${reason} at byte ${String(offsetBytes)}). Restore it from a backup.`,
  "backup-missing": ({ path }) => `There is no backup ${path}.`,
  "backup-damaged": ({ reason, offsetBytes }) =>
    `The backup can’t be used (${reason}, at byte ${String(offsetBytes)}). Nothing was restored.`,
  "backup-target-exists": ({ path }) => `${path} exists already and is not overwritten.`,

  ...identityFailures,
  ...exchangeFailures,
  ...noticeFailures,
  ...relayFailures,
};
