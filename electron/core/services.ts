import { contract, type Client } from "../../shared/contract/index.ts";
import { DEMONSTRATION_VAULTS, fillDemonstration } from "../demonstration/demonstration.ts";
import type { ThreadOptions } from "../exchange/age/chunk-threads.ts";
import type { SpawnParser } from "../importer/parser-child.ts";
import { createStoryClock } from "../demonstration/story-clock.ts";
import { bindContract } from "../rpc/bind.ts";
import { createDownloadTickets } from "../rpc/download-tickets.ts";
import type { DefectReport } from "../rpc/failure-error.ts";
import { createInProcessClient } from "../rpc/in-process.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import type { KeychainPort } from "../vault/keychain.ts";
import { createDeskSession } from "./desk-session.ts";
import type { DeskHome } from "./desk-home.ts";
import { createDeskSettings } from "./desk-settings.ts";
import { coreHandlers } from "./handlers/core-handlers.ts";
import type { DeskFacts } from "./handlers/desk-handlers.ts";
import { createHighWaterMarks } from "./high-water-marks.ts";
import { createIncoming } from "./incoming.ts";
import type { LocalCore } from "./local-core.ts";
import { createLocalFiles } from "./local-files.ts";
import { createVaultServices } from "./vault-services.ts";
import { createVaultWork } from "./vault-work.ts";

/** What a core gets from its shell and the machine. */
export interface CorePorts {
  readonly environment: VaultEnvironment;
  readonly home: DeskHome;
  readonly facts: DeskFacts;
  readonly keychain: KeychainPort | null;
  readonly spawnParser: SpawnParser;
  /** Absent in tests that exchange nothing large. */
  readonly sealer?: ThreadOptions | undefined;
  /** For tests that seal archives with passphrases. */
  readonly archiveWorkFactor?: number | undefined;
  /** Code of the checking thread; without it, vaults are checked in this one. */
  readonly checkerPath?: string | undefined;
  readonly defects: DefectReport;
}

/** Puts the product together: session, services, handlers, router. The one place that knows all of them. */
export async function createCore(ports: CorePorts): Promise<LocalCore> {
  const { environment, home, spawnParser, checkerPath = null } = ports;
  const tickets = createDownloadTickets(environment.monotonicNowMs, environment.random);
  const clock = createStoryClock(environment.nowMs);
  const session = await createDeskSession({
    environment,
    home: home.vaults,
    marks: createHighWaterMarks(environment.files, home.marksFile, environment.random),
    isLongLived: ports.facts.shell !== "cli",
    checkerPath,
    createServices: (vault) => {
      const { nowMs } = clock;
      const { sealer, archiveWorkFactor } = ports;
      const own = { tickets, spawnParser, nowMs, sealer, archiveWorkFactor };
      const services = createVaultServices(vault, own);
      const dispose = (): void => {
        services.dispose();
        // Bundles came for this vault and go with it. One that can't be removed now is sealed, and goes at the end.
        incoming.discardAll("bundle").catch(() => undefined);
      };
      return { ...services, dispose };
    },
  });
  const incoming = createIncoming(environment.files, home.incoming, environment.newId);
  const [demonstration] = DEMONSTRATION_VAULTS;
  if (demonstration === undefined) throw new Error("there is a demonstration");
  const work = createVaultWork({
    environment,
    checkerPath,
    session,
    home: home.vaults,
    tickets,
    demonstrationVault: demonstration.vault,
    fillDemonstration: async (report) => {
      report({ done: 0, total: null, what: "demonstration" });
      await fillDemonstration(client, demonstration, clock);
    },
  });
  const router = bindContract(
    contract,
    coreHandlers({
      session,
      work,
      incoming,
      keychain: ports.keychain,
      facts: ports.facts,
      deskSettings: createDeskSettings(home.settingsFile),
    }),
    ports.defects,
  );
  const client: Client = createInProcessClient<typeof contract>(router);
  const openDownload = (ticket: string) => {
    const download = tickets.redeem(ticket);
    return Promise.resolve(download.ok ? download.value : undefined);
  };
  return {
    router,
    client,
    openDownload,
    local: {
      ...createLocalFiles({ environment, session, work, openDownload }),
      fillDemonstration: (plan) => fillDemonstration(client, plan, clock),
    },
    lock: session.lock,
    dispose: async () => {
      await incoming.discardAll();
      await session.dispose();
    },
  };
}
