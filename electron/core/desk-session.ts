import { join } from "node:path";
import type { Failure } from "../../shared/contract/failures.ts";
import type { VaultNotice, VaultState } from "../../shared/contract/vault.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import { checkVaultRecords } from "../vault/check-records.ts";
import { vaultPaths } from "../vault/layout.ts";
import { acquireVaultLock } from "../vault/lock.ts";
import { createReserve } from "../vault/reserve.ts";
import { removeTree } from "../vault/remove-tree.ts";
import type { UnlockSecret } from "../vault/unlock.ts";
import { openVault, type OpenVault } from "../vault/vault.ts";
import type { HighWaterMarks } from "./high-water-marks.ts";
import { createIdleLock } from "./idle-lock.ts";
import { shortenLogInPauses } from "./shorten-log.ts";
import { createStateFeed, type StateFeed } from "./state-feed.ts";
import { DEMONSTRATION_PREFIX, describeVault, listVaults, type KnownVault } from "./vault-list.ts";
import type { VaultServices } from "./vault-services.ts";

/** An open vault with everything that works on it. */
export interface OpenDesk {
  readonly known: KnownVault;
  readonly vault: OpenVault;
  readonly services: VaultServices;
  /** What is known by now: a quick check that follows an unclean end changes it. */
  readonly notices: VaultNotice[];
  readonly reserve: HeldReserve | undefined;
  /** Ends the upkeep that goes on while the vault is open. */
  readonly endUpkeep: () => void;
}

/** Space that is being set aside beside the work: nobody waits for it but the one who closes the vault. */
interface HeldReserve {
  readonly kept: Promise<boolean>;
  readonly release: () => Promise<boolean>;
}

/** Which vault is open here, if any; the one place that opens and closes vaults. */
export interface DeskSession {
  readonly feed: StateFeed<VaultState>;
  readonly current: () => OpenDesk | undefined;
  /** `vault-locked` while none is open. */
  readonly require: () => Result<OpenDesk, Failure>;
  readonly find: (name: string) => Promise<Result<KnownVault, Failure>>;
  readonly open: (
    known: KnownVault,
    secret: UnlockSecret,
    analyst?: string,
  ) => Promise<Result<OpenDesk, Failure>>;
  /** Takes over a vault that was just made. */
  readonly adopt: (known: KnownVault, vault: OpenVault, analyst?: string) => Promise<OpenDesk>;
  /** Shows the vault as the one to be unlocked. */
  readonly select: (known: KnownVault) => Promise<void>;
  readonly lock: (why: string) => Promise<void>;
  /** Tells followers about changed settings or a new backup. */
  readonly refresh: () => Promise<void>;
  /** Looks for vaults anew while none is open. */
  readonly rescan: () => Promise<void>;
  readonly touch: () => void;
  /** The disk is full: gives the space back that was set aside, so that deletion and export still work. */
  readonly releaseReserve: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

export interface SessionPorts {
  readonly environment: VaultEnvironment;
  /** Folder of this desk's vaults. */
  readonly home: string;
  readonly createServices: (vault: OpenVault) => VaultServices;
  readonly marks: HighWaterMarks;
  /** Sets space aside for work on a full disk (threats D4.8) and reads ahead; a single command does neither. */
  readonly isLongLived: boolean;
  /** Code of the checking thread; null checks in this one. */
  readonly checkerPath: string | null;
}

export async function createDeskSession(ports: SessionPorts): Promise<DeskSession> {
  const { environment, home } = ports;
  await removeLeftDemonstrations(environment, home);
  const entries = async () => (await listVaults(environment, home)).map(({ entry }) => entry);
  const feed = createStateFeed<VaultState>({ phase: "closed", vaults: await entries() });
  let desk: OpenDesk | undefined;
  const idle = createIdleLock(() => {
    void lock("idle");
  });

  const refresh = async () => {
    const shown = desk;
    if (!shown) return;
    // The header says whether a keychain slot is there: it may have changed since the vault was opened.
    const { directory, entry } = shown.known;
    const known = (await describeVault(environment, directory, entry.name)) ?? shown.known;
    if (desk !== shown) return;
    const settings = shown.services.settings.get();
    idle.setMinutes(settings.lockAfterMinutes);
    feed.set({
      phase: "open",
      vault: known.entry,
      settings,
      lastBackupAt: shown.services.settings.lastBackupAt(),
      lastCheckAt: shown.services.settings.lastCheckAt(),
      notices: [...shown.notices],
    });
  };
  const adopt: DeskSession["adopt"] = async (known, vault, analyst) => {
    desk = await assembleDesk(ports, known, vault);
    if (analyst !== undefined) desk.services.settings.setAnalyst(analyst);
    await refresh();
    // A check that fails tells nothing new: the notice that asks for one stays.
    if (ports.isLongLived)
      quickCheck(ports, desk)
        .then(refresh)
        .catch(() => undefined);
    return desk;
  };
  const lock: DeskSession["lock"] = async (why) => {
    const closing = desk;
    if (!closing) return;
    desk = undefined;
    idle.stop();
    await closeDesk(ports, closing);
    const { entry } = closing.known;
    feed.set(
      entry.isDemonstration
        ? { phase: "closed", vaults: await entries() }
        : { phase: "locked", vault: entry, vaults: await entries(), why },
    );
  };
  return {
    feed,
    current: () => desk,
    require: () => (desk ? ok(desk) : err({ kind: "vault-locked" })),
    find: async (name) => {
      const found = (await listVaults(environment, home)).find(({ entry }) => entry.name === name);
      return found ? ok(found) : err({ kind: "unknown-vault", vaultName: name });
    },
    open: async (known, secret, analyst) => {
      if (desk) return err({ kind: "vault-open-already", vaultName: desk.known.entry.name });
      const opened = await openVault(environment, known.directory, secret);
      return opened.ok ? ok(await adopt(known, opened.value, analyst)) : opened;
    },
    adopt,
    select: async ({ entry }) => {
      if (!desk) feed.set({ phase: "locked", vault: entry, vaults: await entries(), why: null });
    },
    lock,
    refresh,
    rescan: async () => {
      if (!desk) feed.set({ phase: "closed", vaults: await entries() });
    },
    touch: idle.touch,
    releaseReserve: async () => {
      await desk?.reserve?.release();
    },
    dispose: () => lock("exit"),
  };
}

async function assembleDesk(
  ports: SessionPorts,
  known: KnownVault,
  vault: OpenVault,
): Promise<OpenDesk> {
  const isOlder = await ports.marks.isOlderCopy(vault.replicaId, vault.database.read);
  const notices: VaultNotice[] = [];
  if (isOlder) notices.push("older-copy");
  if (vault.wasLeftBehind) notices.push("not-closed-in-order");
  const { keep, release } = createReserve(ports.environment, vault.session.paths);
  const services = ports.createServices(vault);
  // For speed alone: who needs a page that cannot be read meets the error there.
  if (ports.isLongLived) services.readAhead().catch(() => undefined);
  const reserve = ports.isLongLived ? { kept: keep(), release } : undefined;
  const endUpkeep = ports.isLongLived ? shortenLogInPauses(vault.database) : () => undefined;
  return { known, vault, services, notices, reserve, endUpkeep };
}

/**
 * After an unclean end: looks at the tables and the chain of the journal beside the work, and puts what it found in the
 * place of the notice (threats D4.7). When the vault is locked before it ends, the next opening begins anew.
 */
async function quickCheck(
  { checkerPath }: SessionPorts,
  { vault, notices }: OpenDesk,
): Promise<void> {
  const place = notices.indexOf("not-closed-in-order");
  if (place < 0) return;
  const checked = await checkVaultRecords(vault, { depth: "quick", checkerPath });
  if (!checked.ok) return;
  const isWhole = checked.value.problems.length === 0;
  notices[place] = isWhole ? "not-closed-but-whole" : "not-closed-and-damaged";
}

/** Whatever fails on the way, the keys go. */
async function closeDesk(
  { environment, marks }: SessionPorts,
  { known, vault, services, reserve, endUpkeep }: OpenDesk,
): Promise<void> {
  const { entry, directory } = known;
  endUpkeep();
  services.dispose();
  try {
    if (!entry.isDemonstration) await marks.note(vault.replicaId, vault.database.read);
  } finally {
    await vault.close();
    await reserve?.kept;
  }
  if (entry.isDemonstration) await removeTree(environment.files, directory);
}

/** A process that was killed could not throw its demonstration away. One that is still at work keeps its lock. */
async function removeLeftDemonstrations(
  environment: VaultEnvironment,
  home: string,
): Promise<void> {
  if ((await environment.files.status(home)) === undefined) return;
  for (const name of await environment.files.readDirectory(home)) {
    if (!name.startsWith(DEMONSTRATION_PREFIX)) continue;
    const directory = join(home, name);
    const lock = await acquireVaultLock(environment, vaultPaths(directory));
    if (!lock.ok) continue;
    await lock.value.release();
    await removeTree(environment.files, directory);
  }
}
