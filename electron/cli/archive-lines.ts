import type { ArchiveLedger } from "../../shared/exchange/archive/archive-ledger.ts";
import type { ArchiveContent } from "../services/archives/archives.ts";

/** What an archive holds, for people. */
export function contentLines({
  incidents,
  tlp,
  records,
  evidence,
}: ArchiveContent): readonly string[] {
  return [
    ...incidents.map(({ number, title }) => `${number} ${title}`),
    ...Object.entries(records).map(
      ([kind, byTlp]) =>
        `${kind}: ${Object.entries(byTlp)
          .map(([label, count]) => `${String(count)} ${label}`)
          .join(", ")}`,
    ),
    `evidence files: ${String(evidence.files)}, ${String(evidence.bytes)} bytes`,
    ...(evidence.absent > 0
      ? [`evidence whose bytes this vault does not have: ${String(evidence.absent)}`]
      : []),
    `strictest label: ${tlp}`,
  ];
}

/** What taking an archive in comes to, for people. */
export function ledgerLines(ledger: ArchiveLedger): readonly string[] {
  const { signer, incidents, byKind, refused, evidence, history } = ledger;
  return [
    `verified: archive ${ledger.archiveId} of ${signer.organisationName}, made ${ledger.createdAt}, ${ledger.tlpCeiling}`,
    `signed with key ${signer.deviceKeyId} (${STANDING[signer.standing]})`,
    ...incidents.map(({ number, title }) => `${number} ${title}`),
    ...Object.entries(byKind).map(
      ([kind, tally]) =>
        `${kind}: ${String(tally.found)} found, ${String(tally.new)} new, ${String(tally.changed)} changed, ${String(tally.unchanged)} unchanged, ${String(tally.refused)} refused`,
    ),
    ...refused.map(({ kind, id, reason }) => `refused: ${kind} ${id}: ${reason}`),
    `evidence: ${String(evidence.found)} found, ${String(evidence.stored)} stored, ${String(evidence.present)} here before, ${String(evidence.absent)} without bytes`,
    `history: ${String(history.found)} entries found, ${String(history.added)} added, ${String(history.known)} known`,
    outcomeLine(ledger),
  ];
}

const STANDING: Readonly<Record<ArchiveLedger["signer"]["standing"], string>> = {
  own: "a device of this organisation",
  peer: "a peer whose words were compared",
  "not-compared": "a peer whose words were never compared",
  unknown: "of an organisation that is not known here",
};

function outcomeLine({ isUnchanged, isApplied, actionId }: ArchiveLedger): string {
  if (isUnchanged) return "Everything of it is here already; nothing was changed.";
  if (!isApplied) return "Nothing was taken in: this is a preview.";
  return actionId === null
    ? "Its history was added; no record changed."
    : `Taken in; incident undo --action ${String(actionId)} takes it back.`;
}
