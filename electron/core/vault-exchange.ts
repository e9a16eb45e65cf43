import type { DownloadTickets } from "../rpc/download-tickets.ts";
import { natsRelay } from "../exchange/relay/relay-ports.ts";
import type { ExchangeDesk } from "../exchange/records/write-release.ts";
import type { CaseContext } from "../services/case-context.ts";
import { createArchives, type ArchiveService } from "../services/archives/archives.ts";
import { createBundles, type BundleService } from "../services/bundles/bundles.ts";
import { createConflicts, type ConflictService } from "../services/conflicts/conflicts.ts";
import { createExchangeArea, type ExchangeArea } from "../services/exchange/exchange-area.ts";
import {
  createFolderExchange,
  type FolderExchangeService,
} from "../services/exchange-folder/exchange-folder.ts";
import {
  createRelayExchange,
  type RelayService,
} from "../services/exchange-relay/exchange-relay.ts";
import { createProposals, type ProposalService } from "../services/proposals/proposals.ts";
import { createRecalls, type RecallService } from "../services/recalls/recalls.ts";
import { createRequests, type RequestService } from "../services/requests/requests.ts";

/** Everything that goes to others and comes from them; the command line takes it by paths of this machine. */
export interface VaultExchange {
  readonly bundles: BundleService;
  /** Whole cases as files: the command line by paths, the window by uploads and tickets. */
  readonly archives: ArchiveService;
  /** What bundles and archives are written and read with. */
  readonly exchangeDesk: ExchangeDesk;
  readonly tickets: DownloadTickets;
  /** Texts that stand side by side. */
  readonly conflicts: ConflictService;
  /** What peers would change in our records. */
  readonly proposals: ProposalService;
  /** Notices about records that went out, and the answers to them. */
  readonly recalls: RecallService;
  /** Questions to and of peers. */
  readonly requests: RequestService;
  /** Exchange with sticks and shares. */
  readonly folders: FolderExchangeService;
  /** Exchange by a relay. */
  readonly relay: RelayService;
  /** The calls of the window. */
  readonly exchange: ExchangeArea;
}

export interface VaultExchangePorts {
  /** Power of two of what a guess at the passphrase of an archive costs; tests take less. */
  readonly archiveWorkFactor?: number | undefined;
}

export function createVaultExchange(
  desk: ExchangeDesk & CaseContext & { readonly tickets: DownloadTickets },
  { archiveWorkFactor }: VaultExchangePorts,
): VaultExchange {
  const exchanging = {
    bundles: createBundles(desk),
    conflicts: createConflicts(desk),
    proposals: createProposals(desk),
    recalls: createRecalls(desk),
    requests: createRequests(desk),
    folders: createFolderExchange(desk),
    relay: createRelayExchange(desk, natsRelay(desk.random)),
  };
  return {
    ...exchanging,
    exchange: createExchangeArea(desk, exchanging),
    archives: createArchives(desk, { workFactor: archiveWorkFactor }),
    exchangeDesk: desk,
    tickets: desk.tickets,
  };
}
