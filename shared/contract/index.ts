import type { ContractRouterClient } from "@orpc/contract";
import { advisoriesContract } from "./advisories.ts";
import { archivesContract } from "./archives.ts";
import { casePartsContract } from "./case-parts.ts";
import { clocksContract } from "./clocks.ts";
import { circlesContract } from "./circles.ts";
import { constituentsContract } from "./constituents.ts";
import { deskContract } from "./desk.ts";
import { documentsContract } from "./documents.ts";
import { evidenceContract } from "./evidence.ts";
import { exchangeContract } from "./exchange.ts";
import { guidesContract } from "./guides.ts";
import { sheetsContract } from "./sheets.ts";
import { kitsContract } from "./kits.ts";
import { searchContract } from "./find.ts";
import { importsContract } from "./imports.ts";
import { incidentsContract } from "./incidents.ts";
import { journalContract } from "./journal.ts";
import { judgementContract } from "./judgement.ts";
import { notificationsContract } from "./notifications.ts";
import { observablesContract } from "./observables.ts";
import { exchangePartnersContract } from "./peers.ts";
import { reportsContract } from "./reports.ts";
import { stageReportsContract } from "./stage-reports.ts";
import { vaultContract } from "./vault.ts";
import { warningListsContract } from "./warning-lists.ts";

/** The only list of calls between the window (or the command line) and the core, by area. */
export const contract = {
  desk: deskContract,
  vault: vaultContract,
  reports: reportsContract,
  incidents: incidentsContract,
  ...casePartsContract,
  ...judgementContract,
  clocks: clocksContract,
  constituents: constituentsContract,
  circles: circlesContract,
  notifications: notificationsContract,
  advisories: advisoriesContract,
  observables: observablesContract,
  warningLists: warningListsContract,
  evidence: evidenceContract,
  documents: documentsContract,
  guides: guidesContract,
  sheets: sheetsContract,
  stageReports: stageReportsContract,
  kits: kitsContract,
  archives: archivesContract,
  imports: importsContract,
  search: searchContract,
  journal: journalContract,
  ...exchangePartnersContract,
  ...exchangeContract,
};

export type Contract = typeof contract;
export type Client = ContractRouterClient<Contract>;
