import { resolve } from "node:path";
import { err, ok } from "../../shared/result.ts";
import type { Download } from "../rpc/core.ts";
import { saveDownload } from "../rpc/save-download.ts";
import { systemErrorCode } from "../files/system-error.ts";
import { seedVault } from "../services/seed/seed-vault.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import { readVaultInfo } from "../vault/vault.ts";
import type { DeskSession } from "./desk-session.ts";
import type { LocalFiles } from "./local-core.ts";
import { describeVault } from "./vault-list.ts";
import type { VaultServices } from "./vault-services.ts";
import type { VaultWork } from "./vault-work.ts";

export interface LocalFilesPorts {
  readonly environment: VaultEnvironment;
  readonly session: DeskSession;
  readonly work: VaultWork;
  readonly openDownload: (ticket: string) => Promise<Download | undefined>;
}

/** What the command line may do with paths of this machine. */
export function createLocalFiles(ports: LocalFilesPorts): LocalFiles {
  const { environment, session, work } = ports;
  const knownAt = async (folder: string) => {
    const directory = resolve(folder);
    const known = await describeVault(environment, directory, directory);
    if (known) return ok(known);
    const info = await readVaultInfo(environment, directory);
    return info.ok ? err({ kind: "vault-missing", path: directory } as const) : info;
  };
  const serviceOf =
    <Name extends keyof VaultServices>(name: Name) =>
    () => {
      const desk = session.require();
      return desk.ok ? ok(desk.value.services[name]) : desk;
    };
  return {
    createVault: (directory, input) => work.createAt(resolve(directory), input),
    joinVault: (directory, joining) => work.joinAt(resolve(directory), joining),
    openVault: async (directory, passphrase) => {
      const known = await knownAt(directory);
      if (!known.ok) return known;
      const opened = await session.open(known.value, { kind: "passphrase", passphrase });
      return opened.ok ? ok(undefined) : opened;
    },
    recoverVault: async (directory, recoveryCode, newPassphrase) => {
      const known = await knownAt(directory);
      return known.ok ? work.recover(known.value, recoveryCode, newPassphrase) : known;
    },
    restoreVault: async (file, directory, passphrase, signal) => {
      const sizeBytes = (await environment.files.status(file))?.sizeBytes ?? 0;
      const request = { file, directory: resolve(directory), passphrase };
      const restored = await work.restoreTo(request, () => {}, signal);
      return restored.ok ? ok({ sizeBytes, records: restored.value.records }) : restored;
    },
    rehearseRestore: async (file, passphrase, signal) => {
      const sizeBytes = (await environment.files.status(file))?.sizeBytes ?? 0;
      const rehearsed = await work.rehearse({ file, passphrase }, () => {}, signal);
      return rehearsed.ok ? ok({ sizeBytes, ...rehearsed.value }) : rehearsed;
    },
    bundles: serviceOf("bundles"),
    archives: serviceOf("archives"),
    custody: serviceOf("custody"),
    notifications: serviceOf("notifications"),
    conflicts: serviceOf("conflicts"),
    proposals: serviceOf("proposals"),
    recalls: serviceOf("recalls"),
    requests: serviceOf("requests"),
    openPgpKeys: serviceOf("openPgpKeys"),
    publishing: serviceOf("publishing"),
    folders: serviceOf("folders"),
    relay: serviceOf("relay"),
    offerFile: async (path) => {
      const desk = session.require();
      if (!desk.ok) return desk;
      const offered = await desk.value.services.uploads.offerFile(path);
      return offered.ok ? ok({ uploadId: offered.value }) : offered;
    },
    saveDownload: async (ticket, path) => {
      if ((await environment.files.status(path)) !== undefined)
        return err({ kind: "backup-target-exists", path });
      const download = await ports.openDownload(ticket);
      if (download === undefined) return err({ kind: "ticket-expired" });
      try {
        return ok({ sizeBytes: await saveDownload(download, path) });
      } catch (error) {
        const code = systemErrorCode(error);
        if (code === undefined) throw error;
        return err(
          code === "ENOSPC" ? { kind: "disk-full" } : { kind: "file-not-writable", path, code },
        );
      }
    },
    seed: async (size, onProgress) => {
      const desk = session.require();
      if (!desk.ok) return desk;
      return ok(await seedVault(desk.value.services.cases, size, onProgress));
    },
  };
}
