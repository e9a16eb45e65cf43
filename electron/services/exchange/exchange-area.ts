import type { Arrival } from "../../../shared/contract/exchange-receipt.ts";
import type { exchangeContract, FolderLedgerView } from "../../../shared/contract/exchange.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import { readPeer } from "../../exchange/identity/stored-peers.ts";
import { rolledBackSince } from "../../exchange/records/before-states.ts";
import type { TakeMode, TakeProblem, TakeWork } from "../../exchange/records/take-bundle.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { removablePlaces } from "../../files/removable-places.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { BundleService } from "../bundles/bundles.ts";
import type { ArrivedBundle } from "../bundles/quarantine.ts";
import type { ConflictService } from "../conflicts/conflicts.ts";
import type { FolderExchangeService } from "../exchange-folder/exchange-folder.ts";
import type { ProposalService } from "../proposals/proposals.ts";
import type { RecallService } from "../recalls/recalls.ts";
import type { RequestService } from "../requests/requests.ts";
import { absolutePath } from "./absolute-path.ts";
import { arrivalView, type SenderFacts } from "./arrival-view.ts";
import { bundleFiles, type BundleFiles } from "./bundle-calls.ts";
import { ledgerView } from "./ledger-view.ts";
import { recallCalls } from "./recall-calls.ts";
import { quarantineCalls } from "./quarantine-calls.ts";
import { registerCalls } from "./register-calls.ts";
import { requestCalls } from "./request-calls.ts";
import { settleCalls } from "./settle-calls.ts";
import { toFailure } from "./to-failure.ts";

type Contract = typeof exchangeContract;
type FolderCalls = Handlers<Contract["folders"]>;

/** An exchange with a folder, as the window asks for it. */
export interface WindowFolderOrder {
  readonly directory: string;
  readonly peerIds?: readonly string[] | undefined;
  readonly incidentIds: readonly string[];
}

/** Everything that the window does with bundles. What takes long is a function here and a stream in the contract. */
export interface ExchangeArea {
  readonly bundles: BundleFiles;
  readonly take: (
    path: string,
    mode: TakeMode,
    work: TakeWork,
  ) => Promise<Result<Arrival, Failure>>;
  /** A bundle in quarantine, by its id there. */
  readonly release: (
    id: string,
    mode: "preview" | "apply",
    work: TakeWork,
  ) => Promise<Result<Arrival, Failure>>;
  readonly hold: (path: string, work: LongWork) => Promise<string | null>;
  readonly quarantine: Pick<Handlers<Contract["quarantine"]>, "list" | "discard">;
  readonly exchange: (
    order: WindowFolderOrder,
    mode: "preview" | "run",
    work: LongWork,
  ) => Promise<Result<FolderLedgerView, Failure>>;
  readonly folders: Pick<FolderCalls, "places" | "share" | "stop">;
  readonly disclosures: Handlers<Contract["disclosures"]>;
  readonly proposals: Handlers<Contract["proposals"]>;
  readonly conflicts: Handlers<Contract["conflicts"]>;
  readonly recalls: Handlers<Contract["recalls"]>;
  readonly requests: Handlers<Contract["requests"]>;
}

export interface ExchangeServices {
  readonly bundles: BundleService;
  readonly folders: FolderExchangeService;
  readonly proposals: ProposalService;
  readonly conflicts: ConflictService;
  readonly recalls: RecallService;
  readonly requests: RequestService;
}

export function createExchangeArea(
  desk: ExchangeDesk & { readonly tickets: DownloadTickets },
  { bundles, folders, proposals, conflicts, recalls, requests }: ExchangeServices,
): ExchangeArea {
  const senderOf = (organisationId: string): SenderFacts => {
    const peer = readPeer(desk.database.read, organisationId);
    return peer === undefined
      ? { name: organisationId, trust: "unknown" }
      : { name: peer.verified.card.name, trust: peer.trust };
  };
  const arrivalOf = (taken: Result<ArrivedBundle, TakeProblem | Failure>) => {
    if (!taken.ok) return err(toFailure(taken.error));
    const { bundleId, sender } = taken.value.manifest;
    const takenOutMs = rolledBackSince(desk.database.read, bundleId);
    const takenOutAt = takenOutMs === undefined ? null : isoOf(takenOutMs);
    const { offeredAs } = taken.value;
    const isOffered = offeredAs === undefined ? null : offeredAs !== null;
    return ok(arrivalView(taken.value, senderOf(sender.organisationId), { takenOutAt, isOffered }));
  };
  return {
    bundles: bundleFiles(desk, bundles),
    take: async (path, mode, work) => arrivalOf(await bundles.take(path, mode, work)),
    release: async (id, mode, work) => arrivalOf(await bundles.quarantine.release(id, mode, work)),
    hold: (path, work) => bundles.quarantine.hold(path, work),
    quarantine: quarantineCalls(bundles.quarantine),
    exchange: async ({ directory, peerIds, incidentIds }, mode, work) => {
      const path = absolutePath(directory);
      if (!path.ok) return path;
      const order = {
        directory,
        peerIds: peerIds ?? "all",
        namedIncidentIds: incidentIds,
      } as const;
      const done = await folders[mode](order, work);
      return done.ok ? ok(ledgerView(directory, done.value, senderOf)) : err(toFailure(done.error));
    },
    folders: {
      places: async () => ok({ items: [...(await removablePlaces())] }),
      share: ({ peerIds, incidentIds }) => ok(folders.startSharing(peerIds, incidentIds)),
      stop: ({ peerIds, incidentIds }) => ok(folders.stopSharing(peerIds, incidentIds)),
    },
    disclosures: registerCalls(desk),
    recalls: recallCalls(desk, recalls),
    requests: requestCalls(requests),
    ...settleCalls(desk, proposals, conflicts),
  };
}
