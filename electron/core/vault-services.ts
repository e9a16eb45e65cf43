import type { casePartsContract } from "../../shared/contract/case-parts.ts";
import type { judgementContract } from "../../shared/contract/judgement.ts";
import type { circlesContract } from "../../shared/contract/circles.ts";
import type { clocksContract } from "../../shared/contract/clocks.ts";
import type { notificationsContract } from "../../shared/contract/notifications.ts";
import type { constituentsContract } from "../../shared/contract/constituents.ts";
import type { searchContract } from "../../shared/contract/find.ts";
import type { incidentsContract } from "../../shared/contract/incidents.ts";
import type { journalContract } from "../../shared/contract/journal.ts";
import type { observablesContract } from "../../shared/contract/observables.ts";
import type { stageReportsContract } from "../../shared/contract/stage-reports.ts";
import type { documentsContract } from "../../shared/contract/documents.ts";
import type { guidesContract } from "../../shared/contract/guides.ts";
import type { sheetsContract } from "../../shared/contract/sheets.ts";
import type { kitsContract } from "../../shared/contract/kits.ts";
import type { exchangePartnersContract } from "../../shared/contract/peers.ts";
import type { reportsContract } from "../../shared/contract/reports.ts";
import { DEFAULT_WEIGHTS } from "../../shared/domain/triage-score/score-weights.ts";
import { bundledWarningLists } from "../../shared/domain/observables/bundled-warninglists.ts";
import { bundledKnownExploited } from "../../shared/domain/triage-score/known-exploited.ts";
import type { ThreadOptions } from "../exchange/age/chunk-threads.ts";
import type { SpawnParser } from "../importer/parser-child.ts";
import type { DownloadTickets } from "../rpc/download-tickets.ts";
import { webFiles } from "../publishing/web-files.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { casePartCalls } from "../services/case-parts/case-part-calls.ts";
import { judgementCalls } from "../services/judgement/judgement-calls.ts";
import { circleCalls } from "../services/circles/circle-calls.ts";
import { clockCalls } from "../services/clocks/clock-calls.ts";
import {
  createNotifications,
  type NotificationFolders,
} from "../services/notifications/notifications.ts";
import { constituentCalls } from "../services/constituents/constituent-calls.ts";
import type { CaseContext } from "../services/case-context.ts";
import { createStageReports } from "../services/documents/stage-reports.ts";
import { createDocuments } from "../services/documents/documents.ts";
import { guideCalls } from "../services/guides/guide-calls.ts";
import { sheetCalls } from "../services/guides/sheet-calls.ts";
import { kitCalls } from "../services/victim-kit/kit-calls.ts";
import { createIncidents } from "../services/incidents/incidents.ts";
import { createJournal, type JournalService } from "../services/journal/journal.ts";
import { journalCalls } from "../services/journal/journal-calls.ts";
import { createObservables } from "../services/observables/observables.ts";
import { partnerCalls } from "../services/peers/partner-calls.ts";
import type { PeersContext } from "../services/peers/peers-context.ts";
import { createOpenPgpKeys, type OpenPgpKeyService } from "../services/publishing/key-calls.ts";
import { createPublishing, type PublishingService } from "../services/publishing/publish-calls.ts";
import { createReports } from "../services/reports/reports.ts";
import { createSearch } from "../services/search/search.ts";
import { createCustody, type CustodyService } from "../services/evidence/custody.ts";
import { createEvidence, type EvidenceService } from "../services/evidence/evidence.ts";
import type { ImportContext } from "../services/imports/import-context.ts";
import { createImports, type ImportService } from "../services/imports/imports.ts";
import { createSettings, type SettingsService } from "../services/settings/settings.ts";
import { createUploads, type Uploads } from "../services/uploads/uploads.ts";
import {
  createWarningLists,
  type WarningListsService,
} from "../services/warning-lists/warning-lists.ts";
import type { Actor } from "../storage/journal/action-stamp.ts";
import { readAhead } from "../storage/lists/read-ahead.ts";
import { createIdSource } from "../storage/records/uuid.ts";
import { INCIDENT_LIST } from "../storage/tables/incidents.ts";
import { REPORT_LIST } from "../storage/tables/reports.ts";
import type { OpenVault } from "../vault/vault.ts";
import {
  createVaultExchange,
  type VaultExchange,
  type VaultExchangePorts,
} from "./vault-exchange.ts";

/** The calls of the contract's areas that work on cases. */
export interface CaseAreas {
  readonly incidents: Handlers<typeof incidentsContract>;
  readonly reports: Handlers<typeof reportsContract>;
  readonly caseParts: Handlers<typeof casePartsContract>;
  readonly judgement: Handlers<typeof judgementContract>;
  readonly clocks: Handlers<typeof clocksContract>;
  readonly circles: Handlers<typeof circlesContract>;
  readonly constituents: Handlers<typeof constituentsContract>;
  readonly notifications: Handlers<typeof notificationsContract>;
  readonly observables: Handlers<typeof observablesContract>;
  readonly search: Handlers<typeof searchContract>;
  readonly journal: Handlers<typeof journalContract>;
  readonly documents: Handlers<typeof documentsContract>;
  readonly guides: Handlers<typeof guidesContract>;
  readonly sheets: Handlers<typeof sheetsContract>;
  readonly stageReports: Handlers<typeof stageReportsContract>;
  readonly kits: Handlers<typeof kitsContract>;
}

/** The calls about identity, peers and devices; `devices.join` makes a vault and so belongs to none. */
export type PartnerAreas = Omit<Handlers<typeof exchangePartnersContract>, "devices"> & {
  readonly devices: Omit<Handlers<typeof exchangePartnersContract>["devices"], "join">;
};

/** Everything that works on one open vault; made when it is opened, gone when it is locked. */
export interface VaultServices extends VaultExchange {
  readonly cases: CaseContext;
  readonly areas: CaseAreas;
  readonly partners: PartnerAreas;
  /** Keys and trust of the vault, for bundles and carriers. */
  readonly peers: PeersContext;
  /** The key by which the public knows the organisation. */
  readonly openPgpKeys: OpenPgpKeyService;
  readonly publishing: PublishingService;
  readonly journal: JournalService;
  readonly settings: SettingsService;
  readonly warningLists: WarningListsService;
  readonly uploads: Uploads;
  readonly evidence: EvidenceService;
  /** Signed hand-overs. */
  readonly custody: CustodyService;
  /** Notifications as files of this machine. */
  readonly notifications: NotificationFolders;
  readonly imports: ImportService;
  readonly importContext: ImportContext;
  /** Makes the lists of cases quick from the first look on; ends early at lock. */
  readonly readAhead: () => Promise<void>;
  /** Cancels what is under way; nothing is written after it. */
  readonly dispose: () => void;
  /** Aborted at lock. */
  readonly signal: AbortSignal;
}

export interface VaultServicePorts extends VaultExchangePorts {
  readonly tickets: DownloadTickets;
  readonly spawnParser: SpawnParser;
  readonly nowMs: () => number;
  /** Threads that seal and open bundles; without them it takes longer. */
  readonly sealer?: ThreadOptions | null | undefined;
}

export function createVaultServices(
  { database, blobs, replicaId, kind, session }: OpenVault,
  { tickets, spawnParser, nowMs, sealer = null, archiveWorkFactor }: VaultServicePorts,
): VaultServices {
  const { random, newId, kdfPolicy } = session.environment;
  const ids = createIdSource(nowMs, random);
  const knownExploited = bundledKnownExploited();
  const actor = (): Actor => ({
    name: settings.get().analyst,
    replicaId,
    nowMs,
    ids,
    scoreBasis: () => ({ weights: settings.get().scoreWeights ?? DEFAULT_WEIGHTS, knownExploited }),
    warninglistsOf: warningLists.lookup,
  });
  const settings: SettingsService = createSettings(database, actor);
  const { organisationId } = settings;
  const listed = { database, actor, organisationId, shipped: bundledWarningLists };
  const warningLists: WarningListsService = createWarningLists(listed);
  const ending = new AbortController();
  const uploads = createUploads(blobs, newId);
  const importContext: ImportContext = {
    database,
    blobs,
    actor,
    organisationId: organisationId(),
    numberPrefix: () => settings.get().numberPrefix,
    defaultPap: () => settings.get().defaultPap,
  };
  const cases: CaseContext = { database, actor, settings: settings.get, organisationId };
  const journal = createJournal(cases, settings.reload);
  const peers: PeersContext = { ...cases, vaultKind: kind, replicaId, random, tickets, kdfPolicy };
  const custody = createCustody(peers);
  const documents = { ...cases, vaultKind: kind, tickets, handOversOf: custody.ofEvidence };
  const { files } = session.environment;
  const notifications = createNotifications({ ...documents, random, files });
  const exchange = {
    ...peers,
    blobs,
    environment: { files, random, threads: sealer },
    spoolDirectory: session.paths.directory,
  };
  return {
    cases,
    journal,
    areas: caseAreas(cases, {
      journal: journalCalls(journal, tickets),
      documents: createDocuments(documents),
      notifications: notifications.calls,
      guides: guideCalls(documents),
      sheets: sheetCalls(documents),
      stageReports: createStageReports(documents),
      kits: kitCalls({ ...documents, blobs, random }),
    }),
    partners: partnerCalls(peers),
    peers,
    openPgpKeys: createOpenPgpKeys(peers),
    publishing: createPublishing(peers, webFiles),
    ...createVaultExchange(exchange, { archiveWorkFactor }),
    settings,
    warningLists,
    uploads,
    evidence: createEvidence({ database, blobs, actor, uploads, tickets }),
    custody,
    notifications: notifications.folders,
    imports: createImports(importContext, spawnParser),
    importContext,
    signal: ending.signal,
    readAhead: () => readAhead(database.read, [INCIDENT_LIST, REPORT_LIST], ending.signal),
    dispose: () => {
      tickets.revokeAll();
      ending.abort();
    },
  };
}

/** With those that need more than the cases. */
function caseAreas(
  cases: CaseContext,
  further: Pick<
    CaseAreas,
    "journal" | "documents" | "notifications" | "guides" | "sheets" | "stageReports" | "kits"
  >,
): CaseAreas {
  return {
    incidents: createIncidents(cases),
    reports: createReports(cases),
    caseParts: casePartCalls(cases),
    judgement: judgementCalls(cases),
    clocks: clockCalls(cases),
    circles: circleCalls(cases),
    constituents: constituentCalls(cases),
    observables: createObservables(cases),
    search: createSearch(cases),
    ...further,
  };
}
