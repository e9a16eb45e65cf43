import type { Contract } from "../../../shared/contract/index.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { KeychainPort } from "../../vault/keychain.ts";
import type { DeskSession } from "../desk-session.ts";
import type { DeskSettingsStore } from "../desk-settings.ts";
import type { Incoming } from "../incoming.ts";
import type { VaultWork } from "../vault-work.ts";
import { archivesHandlers } from "./archives-handlers.ts";
import { caseHandlers } from "./case-handlers.ts";
import { deskHandlers, type DeskFacts } from "./desk-handlers.ts";
import { evidenceHandlers } from "./evidence-handlers.ts";
import { exchangeHandlers } from "./exchange-handlers.ts";
import { importsHandlers } from "./imports-handlers.ts";
import { partnerHandlers } from "./partner-handlers.ts";
import { vaultHandlers } from "./vault-handlers.ts";
import { warningListsHandlers } from "./warning-lists-handlers.ts";

export interface HandlerPorts {
  readonly session: DeskSession;
  readonly work: VaultWork;
  readonly incoming: Incoming;
  readonly keychain: KeychainPort | null;
  readonly facts: DeskFacts;
  readonly deskSettings: DeskSettingsStore;
}

/** Every call of the contract, area by area. */
export function coreHandlers(ports: HandlerPorts): Handlers<Contract> {
  const { session, work, incoming, keychain } = ports;
  return {
    desk: deskHandlers(ports.facts, ports.deskSettings, session, incoming),
    vault: vaultHandlers(session, work, incoming, keychain),
    evidence: evidenceHandlers(session),
    imports: importsHandlers(session),
    warningLists: warningListsHandlers(session),
    archives: archivesHandlers(session, incoming),
    ...caseHandlers(session),
    ...partnerHandlers(session, work),
    ...exchangeHandlers(session, incoming),
  };
}
