import { dirname, join } from "node:path";

import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import { isNetworkMountType } from "../files/mounts.ts";
import type { VaultEnvironment } from "./environment.ts";

/** The files of a vault (design 4). */
export interface VaultPaths {
  readonly directory: string;
  readonly header: string;
  readonly database: string;
  readonly blobs: string;
  readonly lock: string;
  readonly holder: string;
  readonly reserve: string;
}

export function vaultPaths(directory: string): VaultPaths {
  return {
    directory,
    header: join(directory, "vault.json"),
    database: join(directory, "vault.db"),
    blobs: join(directory, "blobs"),
    lock: join(directory, "lock"),
    holder: join(directory, "lock-holder.json"),
    reserve: join(directory, "reserve"),
  };
}

export type PlaceFailure = VaultFailureOf<
  "vault-missing" | "not-a-regular-file" | "network-mount-refused"
>;

/** Checks that a vault is there, with nothing in it that leads elsewhere (threats rows 12 and 16). */
export async function admitVaultPlace(
  environment: VaultEnvironment,
  paths: VaultPaths,
): Promise<Result<void, PlaceFailure>> {
  const { files } = environment;
  const expected = [
    [paths.directory, "directory"],
    [paths.header, "file"],
    [paths.database, "file"],
    [paths.blobs, "directory"],
  ] as const;
  for (const [path, kind] of expected) {
    const found = (await files.status(path))?.kind;
    if (found === undefined && path !== paths.database) return err({ kind: "vault-missing", path });
    if (found !== undefined && found !== kind) return err({ kind: "not-a-regular-file", path });
  }
  for (const path of [paths.lock, paths.holder, paths.reserve]) {
    const found = (await files.status(path))?.kind;
    if (found !== undefined && found !== "file") return err({ kind: "not-a-regular-file", path });
  }
  return admitMount(environment, paths.directory);
}

/** Refuses a folder on a file system of another machine. */
export async function admitMount(
  environment: VaultEnvironment,
  path: string,
): Promise<Result<void, VaultFailureOf<"network-mount-refused">>> {
  const mountType = await environment.mountTypeOf(path);
  if (mountType === undefined || !isNetworkMountType(mountType)) return ok(undefined);
  return err({ kind: "network-mount-refused", path, mountType });
}

/**
 * Checks that a new vault may be put at `directory`: nothing there, or an empty folder, in a folder that exists.
 * `vault-missing` names the parent folder when that is not there.
 */
export async function admitNewVaultPlace(
  environment: VaultEnvironment,
  directory: string,
): Promise<Result<void, PlaceFailure | VaultFailureOf<"directory-not-empty">>> {
  const { files } = environment;
  const parent = dirname(directory);
  if ((await files.status(parent)) === undefined)
    return err({ kind: "vault-missing", path: parent });
  const found = (await files.status(directory))?.kind;
  if (found === "directory") {
    const names = await files.readDirectory(directory);
    if (names.length > 0) return err({ kind: "directory-not-empty", path: directory });
  } else if (found !== undefined) {
    return err({ kind: "not-a-regular-file", path: directory });
  }
  return admitMount(environment, parent);
}

/** Puts a finished folder in its place, in one step and durably. An empty folder there gives way. */
export async function moveIntoPlace(
  environment: VaultEnvironment,
  temporary: string,
  directory: string,
): Promise<void> {
  const { files } = environment;
  if ((await files.status(directory)) !== undefined) await files.removeDirectory(directory);
  await files.syncDirectory(temporary);
  await files.rename(temporary, directory);
  await files.syncDirectory(dirname(directory));
}
