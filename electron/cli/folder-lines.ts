import type { PeerSummary } from "../../shared/contract/peers.ts";
import type { FolderLedger, SentBundle } from "../services/exchange-folder/folder-ledger.ts";
import type { TakenFile } from "../exchange/carrier/take-from-carrier.ts";
import { releaseDocument, releaseLines, takenDocument, takenLines } from "./bundle-lines.ts";
import { describeProblem } from "./bundle-refused.ts";

/** Peers by their ids. */
export type PeerNames = ReadonlyMap<string, Pick<PeerSummary, "name" | "trust">>;

/** What an exchange did, or would do, for scripts. */
export function folderDocument(ledger: FolderLedger, names: PeerNames) {
  const { received, sent, waiting, held, known, removed, notLookedAt } = ledger;
  const released = [...sent, ...held].flatMap(({ outcome, peerId }) =>
    outcome === null ? [] : releaseDocument(outcome).withheld.map((item) => ({ ...item, peerId })),
  );
  return {
    received: received.map(({ fileName, taken }) => ({
      file: fileName,
      peer: nameOf(taken.manifest.sender.organisationId, names),
      receipt: taken.manifest.purpose === "receipt",
      ...takenDocument(taken),
    })),
    sent: sent.map((one) => sentDocument(one, names)),
    /** There from an earlier run, and not confirmed by the peer. */
    waiting: waiting.map((one) => sentDocument(one, names)),
    refused: [...refusedFiles(ledger), ...unsentBundles(ledger, names)],
    withheld: released,
    known,
    removed,
    notLookedAt,
    safeToRemove: ledger.isSafeToRemove,
    cancelled: ledger.isCancelled,
  };
}

function sentDocument(
  { peerId, bundleId, sequence, isReceipt, outcome, fileNames, sizeBytes }: SentBundle,
  names: PeerNames,
) {
  return {
    peerId,
    peer: nameOf(peerId, names),
    /** Whether somebody compared the peer's words by voice. */
    verified: names.get(peerId)?.trust === "verified",
    bundleId,
    sequence,
    receipt: isReceipt,
    /** Null for a bundle that an earlier run wrote. */
    records: outcome?.outgoing.counts ?? null,
    tlpCeiling: outcome?.outgoing.tlpCeiling ?? null,
    files: fileNames,
    bytes: sizeBytes,
  };
}

function refusedFiles({ refused }: FolderLedger) {
  return refused.map(({ fileName, problem }) => ({
    direction: "in" as const,
    file: fileName,
    reason: problem.kind,
    message: describeProblem(problem),
    facts: problem,
  }));
}

function unsentBundles({ unsent }: FolderLedger, names: PeerNames) {
  return unsent.map(({ peerId, bundleId, problem }) => ({
    direction: "out" as const,
    peerId,
    peer: nameOf(peerId, names),
    bundleId,
    reason: problem.kind,
    message: describeProblem(problem),
    facts: problem,
  }));
}

/** The same for people; `tense` tells what would happen from what did, `closing` is the last word of what was done. */
export function folderLines(
  ledger: FolderLedger,
  names: PeerNames,
  tense: "would" | "did",
  closing = closingLine(ledger),
): readonly string[] {
  const { refused, known, notLookedAt } = ledger;
  const others = refused.filter(({ problem }) => problem.kind === "not-for-us").length;
  const nothing = ledger.received.length + ledger.sent.length === 0;
  return [
    ...ledger.received.flatMap((one) => receivedLines(one, names, tense)),
    ...ledger.sent.flatMap((one) => sentLines(one, names, tense)),
    ...ledger.waiting.map(
      (one) => `waits for ${nameOf(one.peerId, names)}: ${one.fileNames.join(" ")}`,
    ),
    ...ledger.held.flatMap(({ peerId, outcome }) => [
      `nothing may go to ${nameOf(peerId, names)}`,
      ...releaseLines(outcome).map(indented),
    ]),
    ...refusedFiles(ledger)
      .filter(({ reason }) => reason !== "not-for-us")
      .map(({ file, message }) => `refused: ${file}: ${message}`),
    ...unsentBundles(ledger, names).map(({ peer, message }) => `not sent to ${peer}: ${message}`),
    ...(others === 0 ? [] : [`for others, or altered in their headers: ${String(others)} files`]),
    ...(known === 0 ? [] : [`taken in before: ${String(known)}`]),
    ...(notLookedAt === 0 ? [] : [`too many files: ${String(notLookedAt)} were not looked at`]),
    ...(nothing ? ["nothing new"] : []),
    ...(tense === "would" ? [] : [closing]),
  ];
}

function receivedLines(
  { fileName, taken }: TakenFile,
  names: PeerNames,
  tense: "would" | "did",
): readonly string[] {
  const { sender, purpose } = taken.manifest;
  const what = purpose === "receipt" ? "receipt" : "bundle";
  const verb = tense === "did" ? "taken in" : "to take in";
  const name = nameOf(sender.organisationId, names);
  return [
    `${verb}: a ${what} of ${name}: ${fileName}`,
    ...(purpose === "receipt" ? [] : takenLines(taken).map(indented)),
  ];
}

function sentLines(one: SentBundle, names: PeerNames, tense: "would" | "did"): readonly string[] {
  const what = one.isReceipt ? "a receipt" : "a bundle";
  const files = one.fileNames.length === 0 ? "" : `: ${one.fileNames.join(" ")}`;
  return [
    `${tense === "did" ? "written" : "to write"}: ${what} for ${nameOf(one.peerId, names)}${files}`,
    ...(names.get(one.peerId)?.trust === "verified"
      ? []
      : ["  its words were never compared by voice: it may be somebody else"]),
    ...(one.outcome === null ? [] : releaseLines(one.outcome).map(indented)),
  ];
}

/** Said only after everything was read back (threats D3.27). */
function closingLine({ isSafeToRemove, isCancelled }: FolderLedger): string {
  if (isCancelled) return "stopped: what was finished is kept; run it again to go on";
  return isSafeToRemove
    ? "read back and compared: safe to remove"
    : "not everything is on the carrier: nothing is lost, it waits in the vault; run it again";
}

export function nameOf(peerId: string, names: PeerNames): string {
  return names.get(peerId)?.name ?? peerId;
}

function indented(line: string): string {
  return `  ${line}`;
}
