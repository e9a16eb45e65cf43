import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { downloadTicketSchema } from "../../shared/contract/call.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import type { Rehearsal, vaultCheckSchema, vaultInfoSchema } from "../../shared/contract/vault.ts";
import type { VaultId } from "../../shared/model/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { randomName } from "../crypto/random.ts";
import type { DownloadTickets } from "../rpc/download-tickets.ts";
import { describeCounts } from "../services/counts/counts.ts";
import { initialiseVault } from "../services/settings/initialise.ts";
import { readSchemaVersion } from "../storage/migrate.ts";
import { checkVault } from "../vault/check.ts";
import { checkVaultRecords } from "../vault/check-records.ts";
import { createVault } from "../vault/create.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import { resetPassphrase } from "../vault/manage-slots.ts";
import { openVault } from "../vault/vault.ts";
import { backUpToTicket } from "./backup-download.ts";
import type { DeskSession, OpenDesk } from "./desk-session.ts";
import { prepareJoining, type JoinedOrganisation, type Joining } from "./join-vault.ts";
import type { NewVault } from "./local-core.ts";
import { rehearse, restore, type ReportProgress, type SealedBackup } from "./restore-work.ts";
import {
  DEMONSTRATION_PREFIX,
  describeVault,
  folderNameFor,
  type KnownVault,
} from "./vault-list.ts";

export interface MadeVault {
  readonly vaultId: string;
  readonly organisationId: string;
  readonly recoveryCode: string;
}

export interface JoinedVault extends MadeVault {
  readonly deviceId: string;
}

/** Long work around a vault: making, checking, backing up, restoring. */
export interface VaultWork {
  /** Makes a vault in a given folder and opens it. */
  readonly createAt: (directory: string, input: NewVault) => Promise<Result<MadeVault, Failure>>;
  /** Makes a vault in the desk's own folder under a name, and opens it. */
  readonly createHere: (name: string, input: NewVault) => Promise<Result<MadeVault, Failure>>;
  /** Makes a vault of an invitation's organisation in a given folder and opens it. */
  readonly joinAt: (directory: string, joining: Joining) => Promise<Result<JoinedVault, Failure>>;
  /** The same in the desk's own folder, under a name. */
  readonly joinHere: (name: string, joining: Joining) => Promise<Result<JoinedVault, Failure>>;
  /** Sets a new passphrase and leaves the vault open. */
  readonly recover: (
    known: KnownVault,
    recoveryCode: string,
    newPassphrase: string,
  ) => Promise<Result<{ readonly recoveryCode: string }, Failure>>;
  readonly describe: (desk: OpenDesk) => Promise<z.input<typeof vaultInfoSchema>>;
  readonly check: (
    desk: OpenDesk,
    report: ReportProgress,
    signal: AbortSignal,
  ) => Promise<Result<z.infer<typeof vaultCheckSchema>, Failure>>;
  readonly backUp: (
    desk: OpenDesk,
    report: ReportProgress,
    signal: AbortSignal,
  ) => Promise<Result<z.infer<typeof downloadTicketSchema>, Failure>>;
  readonly restoreTo: (
    request: SealedBackup & { readonly directory: string },
    report: ReportProgress,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly vaultId: VaultId; readonly records: number }, Failure>>;
  /** The same into the desk's own folder, under a name. */
  readonly restoreHere: (
    name: string,
    request: SealedBackup,
    report: ReportProgress,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly vaultId: VaultId; readonly records: number }, Failure>>;
  /** Does all that a restore does, in the desk's own folder, and leaves nothing. */
  readonly rehearse: (
    request: SealedBackup,
    report: ReportProgress,
    signal: AbortSignal,
  ) => Promise<Result<Rehearsal, Failure>>;
  /** Opens a vault with sample data that is thrown away when it is locked. */
  readonly openDemonstration: (report: ReportProgress) => Promise<Result<OpenDesk, Failure>>;
}

export interface VaultWorkPorts {
  readonly environment: VaultEnvironment;
  readonly session: DeskSession;
  readonly home: string;
  readonly tickets: DownloadTickets;
  /** Code of the checking thread; null checks in this one. */
  readonly checkerPath: string | null;
  /** Fills the open vault with the sample data. */
  readonly fillDemonstration: (report: ReportProgress) => Promise<void>;
  readonly demonstrationVault: NewVault;
}

export function createVaultWork(ports: VaultWorkPorts): VaultWork {
  const { environment, session, home, tickets } = ports;
  const makeAndOpen = async (
    directory: string,
    name: string,
    input: NewVault,
    /** Of an organisation that is there already; it is joined in the transaction that makes the vault. */
    joined?: JoinedOrganisation,
  ) => {
    const open = session.current();
    if (open) return err({ kind: "vault-open-already", vaultName: open.known.entry.name } as const);
    const organisationId = joined?.organisationId ?? environment.newId();
    const made = await createVault(environment, {
      directory,
      kind: input.kind,
      passphrase: input.passphrase,
      initialise: (write, meta) => {
        initialiseVault(write, meta, {
          ...input,
          organisationId,
          nowMs: environment.nowMs,
          random: environment.random,
        });
        joined?.join(write, meta);
      },
    });
    if (!made.ok) return made;
    const { vault, recoveryCode } = made.value;
    const known = await describeVault(environment, directory, name);
    if (!known) throw new Error("a vault that was just made can be read");
    await session.adopt(known, vault, input.analyst);
    return ok({ vaultId: vault.vaultId, organisationId, recoveryCode });
  };
  const joinAndOpen = async (directory: string, name: string, joining: Joining) => {
    const prepared = await prepareJoining(environment, joining);
    if (!prepared.ok) return prepared;
    const { vault, joined } = prepared.value;
    const made = await makeAndOpen(directory, name, vault, joined);
    return made.ok ? ok({ ...made.value, deviceId: joined.deviceId }) : made;
  };
  const placeHere = async (folder: string) => join(await makeHome(home), folder);
  return {
    createAt: (directory, input) => makeAndOpen(directory, directory, input),
    createHere: async (name, input) => {
      const folder = folderNameFor(name);
      return makeAndOpen(await placeHere(folder), folder, input);
    },
    joinAt: (directory, joining) => joinAndOpen(directory, directory, joining),
    joinHere: async (name, joining) => {
      const folder = folderNameFor(name);
      return joinAndOpen(await placeHere(folder), folder, joining);
    },
    recover: (known, code, newPassphrase) => recover(ports, known, code, newPassphrase),
    describe: async (desk) => describe(environment, desk),
    check: (desk, report, signal) => checkAndNote(ports, desk, report, signal),
    backUp: async (desk, report, signal) => {
      const made = await backUpToTicket(desk.vault, tickets, report, signal);
      if (!made.ok) return made;
      desk.services.settings.noteBackup();
      await session.refresh();
      return made;
    },
    restoreTo: (request, report, signal) => restore(environment, request, report, signal),
    restoreHere: async (name, request, report, signal) => {
      const directory = await placeHere(folderNameFor(name));
      const restored = await restore(environment, { ...request, directory }, report, signal);
      if (restored.ok) await session.rescan();
      return restored;
    },
    rehearse: async (request, report, signal) =>
      rehearse(environment, { ...request, scratch: await makeHome(home) }, report, signal),
    openDemonstration: async (report) => {
      const folder = `${DEMONSTRATION_PREFIX}${randomName(environment.random)}`;
      const made = await makeAndOpen(await placeHere(folder), folder, ports.demonstrationVault);
      if (!made.ok) return made;
      await ports.fillDemonstration(report);
      return session.require();
    },
  };
}

async function makeHome(home: string): Promise<string> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  return home;
}

async function recover(
  { environment, session }: VaultWorkPorts,
  known: KnownVault,
  code: string,
  newPassphrase: string,
): Promise<Result<{ readonly recoveryCode: string }, Failure>> {
  const open = session.current();
  if (open) return err({ kind: "vault-open-already", vaultName: open.known.entry.name });
  const opened = await openVault(environment, known.directory, { kind: "recovery", code });
  if (!opened.ok) return opened;
  const reset = await resetPassphrase(opened.value, newPassphrase);
  if (!reset.ok) {
    await opened.value.close();
    return reset;
  }
  await session.adopt(known, opened.value);
  return reset;
}

async function describe(
  { files }: VaultEnvironment,
  { known, vault, services }: OpenDesk,
): Promise<z.input<typeof vaultInfoSchema>> {
  const { slots } = vault.header();
  const { kdf } = slots.passphrase;
  return {
    vault: known.entry,
    organisationId: services.settings.organisationId(),
    replicaId: vault.replicaId,
    schemaVersion: readSchemaVersion(vault.database),
    kdf: { algorithm: kdf.algorithm, memoryKib: kdf.memoryKib, passes: kdf.passes },
    slots: Object.entries(slots).flatMap(([name, slot]) => (slot === undefined ? [] : [name])),
    counts: describeCounts(vault.database.read),
    sizeBytes: (await files.status(vault.session.paths.database))?.sizeBytes ?? 0,
  };
}

async function checkAndNote(
  { session, checkerPath }: VaultWorkPorts,
  desk: OpenDesk,
  report: ReportProgress,
  signal: AbortSignal,
): ReturnType<VaultWork["check"]> {
  const checked = await check(desk, checkerPath, report, signal);
  // Locked meanwhile: there is nothing open to note it in.
  if (checked.ok && checked.value.isOk && session.current() === desk) {
    desk.services.settings.noteCheck();
    await session.refresh();
  }
  return checked;
}

async function check(
  { vault, services }: OpenDesk,
  checkerPath: string | null,
  report: ReportProgress,
  signal: AbortSignal,
): Promise<Result<z.infer<typeof vaultCheckSchema>, Failure>> {
  const checked = await checkVault(vault, {
    referencedBlobs: services.evidence.referencedBlobs(),
    checkDatabase: async () => {
      const records = await checkVaultRecords(vault, {
        depth: "full",
        checkerPath,
        onProgress: (done, total) => {
          report({ done, total, what: "journal" });
        },
        signal,
      });
      // Cancelled: so is the check as a whole.
      return records.ok ? records.value : { tables: 0, problems: [] };
    },
    onProgress: (done, total) => {
      report({ done, total, what: "check" });
    },
    signal,
  });
  if (!checked.ok) return checked;
  const { isOk, counts, problems } = checked.value;
  return ok({
    isOk,
    counts: { ...describeCounts(vault.database.read), ...counts },
    problems: [...problems],
  });
}
