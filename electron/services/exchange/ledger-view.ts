import type { CarriedBundle, FolderLedgerView } from "../../../shared/contract/exchange.ts";
import type { FolderLedger, SentBundle } from "../exchange-folder/folder-ledger.ts";
import { arrivalView, type SenderFacts } from "./arrival-view.ts";
import { toFailure } from "./to-failure.ts";

/** What an exchange with a folder did, or would do, as it crosses to the window. */
export function ledgerView(
  directory: string,
  ledger: FolderLedger,
  senderOf: (organisationId: string) => SenderFacts,
): FolderLedgerView {
  const { received, held, refused, unsent } = ledger;
  return {
    directory,
    received: received.map(({ fileName, taken }) => ({
      fileName,
      arrival: arrivalView(taken, senderOf(taken.manifest.sender.organisationId)),
    })),
    sent: ledger.sent.map(carriedView),
    waiting: ledger.waiting.map(carriedView),
    held: held.map(({ peerId, outcome }) => ({ peerId, withheldCount: outcome.withheld.length })),
    refused: refused.map(({ fileName, problem }) => ({ fileName, failure: toFailure(problem) })),
    unsent: unsent.map(({ peerId, problem }) => ({ peerId, failure: toFailure(problem) })),
    knownCount: ledger.known,
    removedCount: ledger.removed.length,
    notLookedAtCount: ledger.notLookedAt,
    isSafeToRemove: ledger.isSafeToRemove,
    isCancelled: ledger.isCancelled,
  };
}

function carriedView({ outcome, fileNames, ...bundle }: SentBundle): CarriedBundle {
  return {
    ...bundle,
    fileNames: [...fileNames],
    records: outcome === null ? null : countsOf(outcome.outgoing.counts),
    tlpCeiling: outcome?.outgoing.tlpCeiling ?? null,
    withheldCount: outcome?.withheld.length ?? 0,
  };
}

/** Without the labels of which there are none. */
function countsOf(
  counts: Readonly<Record<string, Readonly<Partial<Record<string, number>>>>>,
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(counts).map(([kind, byTlp]) => [
      kind,
      Object.fromEntries(
        Object.entries(byTlp).flatMap(([tlp, n]) => (n === undefined ? [] : [[tlp, n]])),
      ),
    ]),
  );
}
