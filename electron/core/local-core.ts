import type { Client } from "../../shared/contract/index.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import type { Rehearsal } from "../../shared/contract/vault.ts";
import type { Result } from "../../shared/result.ts";
import type { DemonstrationPlan } from "../demonstration/demonstration.ts";
import type { Core } from "../rpc/core.ts";
import type { NotificationFolders } from "../services/notifications/notifications.ts";
import type { ArchiveService } from "../services/archives/archives.ts";
import type { BundleService } from "../services/bundles/bundles.ts";
import type { FolderExchangeService } from "../services/exchange-folder/exchange-folder.ts";
import type { RelayService } from "../services/exchange-relay/exchange-relay.ts";
import type { CustodyService } from "../services/evidence/custody.ts";
import type { ConflictService } from "../services/conflicts/conflicts.ts";
import type { ProposalService } from "../services/proposals/proposals.ts";
import type { RecallService } from "../services/recalls/recalls.ts";
import type { RequestService } from "../services/requests/requests.ts";
import type { OpenPgpKeyService } from "../services/publishing/key-calls.ts";
import type { PublishingService } from "../services/publishing/publish-calls.ts";
import type { Joining } from "./join-vault.ts";

/** What the command line may do beside the contract: name paths. A window never can (threats row 53). */
export interface LocalFiles {
  readonly createVault: (
    directory: string,
    input: NewVault,
  ) => Promise<Result<{ vaultId: string; organisationId: string; recoveryCode: string }, Failure>>;
  /** Makes a vault of an invitation's organisation; a failure leaves no directory. */
  readonly joinVault: (
    directory: string,
    joining: Joining,
  ) => Promise<
    Result<
      { vaultId: string; organisationId: string; deviceId: string; recoveryCode: string },
      Failure
    >
  >;
  readonly openVault: (directory: string, passphrase: string) => Promise<Result<void, Failure>>;
  readonly recoverVault: (
    directory: string,
    recoveryCode: string,
    newPassphrase: string,
  ) => Promise<Result<{ recoveryCode: string }, Failure>>;
  /** Checks a backup whole and makes a new vault of it, as a new replica; a failure leaves no directory. */
  readonly restoreVault: (
    file: string,
    directory: string,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<{ sizeBytes: number; records: number }, Failure>>;
  /** Does all that a restore does and leaves nothing. */
  readonly rehearseRestore: (
    file: string,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Rehearsal & { sizeBytes: number }, Failure>>;
  /** Bundles of the open vault, as files of this machine. Failure: `vault-locked`. */
  readonly bundles: () => Result<BundleService, Failure>;
  /** Case archives of the open vault, as files of this machine. Failure: `vault-locked`. */
  readonly archives: () => Result<ArchiveService, Failure>;
  /** Signed hand-overs of evidence of the open vault. Failure: `vault-locked`. */
  readonly custody: () => Result<CustodyService, Failure>;
  /** Notifications of the open vault, as files of this machine. Failure: `vault-locked`. */
  readonly notifications: () => Result<NotificationFolders, Failure>;
  /** Texts of the open vault that stand side by side. Failure: `vault-locked`. */
  readonly conflicts: () => Result<ConflictService, Failure>;
  /** What peers would change in records of the open vault. Failure: `vault-locked`. */
  readonly proposals: () => Result<ProposalService, Failure>;
  /** Notices of the open vault about records that went out. Failure: `vault-locked`. */
  readonly recalls: () => Result<RecallService, Failure>;
  /** Questions of the open vault to and of peers. Failure: `vault-locked`. */
  readonly requests: () => Result<RequestService, Failure>;
  /** Exchange of the open vault with folders of this machine. Failure: `vault-locked`. */
  readonly folders: () => Result<FolderExchangeService, Failure>;
  /** The organisation's OpenPGP key in the open vault. Failure: `vault-locked`. */
  readonly openPgpKeys: () => Result<OpenPgpKeyService, Failure>;
  /** Publishing with the keys of the open vault. Failure: `vault-locked`. */
  readonly publishing: () => Result<PublishingService, Failure>;
  /** Exchange of the open vault by a relay. Failure: `vault-locked`. */
  readonly relay: () => Result<RelayService, Failure>;
  /** Makes a file of this machine usable as an upload of the contract; it is read when it is needed. */
  readonly offerFile: (path: string) => Promise<Result<{ uploadId: string }, Failure>>;
  /** Writes what a download ticket stands for; an existing file is not overwritten. */
  readonly saveDownload: (
    ticket: string,
    path: string,
  ) => Promise<Result<{ sizeBytes: number }, Failure>>;
  /** Synthetic load, the same for the same seed (`seed`). */
  readonly seed: (
    size: { incidents: number; observables: number; seed: number },
    onProgress: (done: number, total: number) => void,
  ) => Promise<Result<{ incidents: number; observables: number; links: number }, Failure>>;
}

/** Puts the sample data of a demonstration into the open vault. */
export type FillDemonstration = (
  plan: DemonstrationPlan,
) => Promise<{ readonly incidents: number; readonly reports: number }>;

export interface NewVault {
  readonly organisation: string;
  readonly countryCode: string;
  readonly kind: "real" | "exercise";
  readonly analyst: string;
  readonly passphrase: string;
}

/** The core with what only a program in the same process may use: the command line, tests and benchmarks. */
export interface LocalCore extends Core {
  /** The contract's calls without serialisation. */
  readonly client: Client;
  readonly local: LocalFiles & { readonly fillDemonstration: FillDemonstration };
}
