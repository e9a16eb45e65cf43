import { casePartsContract } from "../../../shared/contract/case-parts.ts";
import { circlesContract } from "../../../shared/contract/circles.ts";
import { clocksContract } from "../../../shared/contract/clocks.ts";
import { constituentsContract } from "../../../shared/contract/constituents.ts";
import { documentsContract } from "../../../shared/contract/documents.ts";
import { guidesContract } from "../../../shared/contract/guides.ts";
import { sheetsContract } from "../../../shared/contract/sheets.ts";
import { kitsContract } from "../../../shared/contract/kits.ts";
import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import { searchContract } from "../../../shared/contract/find.ts";
import { incidentsContract } from "../../../shared/contract/incidents.ts";
import { journalContract } from "../../../shared/contract/journal.ts";
import { judgementContract } from "../../../shared/contract/judgement.ts";
import { notificationsContract } from "../../../shared/contract/notifications.ts";
import { observablesContract } from "../../../shared/contract/observables.ts";
import { reportsContract } from "../../../shared/contract/reports.ts";
import { stageReportsContract } from "../../../shared/contract/stage-reports.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { validateFileCall } from "../../services/advisories/validate-call.ts";
import { extractCall } from "../../services/observables/extract-call.ts";
import type { DeskSession } from "../desk-session.ts";
import { delegateToVault } from "./delegate.ts";

type CaseAreas = Omit<
  Handlers<Contract>,
  | "desk"
  | "vault"
  | "archives"
  | "evidence"
  | "imports"
  | "warningLists"
  | "identity"
  | "peers"
  | "devices"
  | keyof typeof exchangeContract
>;

/** The areas that work on the cases of the open vault. Extraction needs none: it stores nothing. */
export function caseHandlers(session: DeskSession): CaseAreas {
  return {
    incidents: delegateToVault(incidentsContract, session, ({ areas }) => areas.incidents),
    reports: delegateToVault(reportsContract, session, ({ areas }) => areas.reports),
    ...delegateToVault(casePartsContract, session, ({ areas }) => areas.caseParts),
    ...delegateToVault(judgementContract, session, ({ areas }) => areas.judgement),
    clocks: delegateToVault(clocksContract, session, ({ areas }) => areas.clocks),
    circles: delegateToVault(circlesContract, session, ({ areas }) => areas.circles),
    constituents: delegateToVault(constituentsContract, session, ({ areas }) => areas.constituents),
    notifications: delegateToVault(
      notificationsContract,
      session,
      ({ areas }) => areas.notifications,
    ),
    advisories: { validateFile: validateFileCall },
    observables: {
      ...delegateToVault(observablesContract, session, ({ areas }) => areas.observables),
      extract: extractCall,
    },
    search: delegateToVault(searchContract, session, ({ areas }) => areas.search),
    journal: delegateToVault(journalContract, session, ({ areas }) => areas.journal),
    documents: delegateToVault(documentsContract, session, ({ areas }) => areas.documents),
    guides: delegateToVault(guidesContract, session, ({ areas }) => areas.guides),
    sheets: delegateToVault(sheetsContract, session, ({ areas }) => areas.sheets),
    stageReports: delegateToVault(stageReportsContract, session, ({ areas }) => areas.stageReports),
    kits: delegateToVault(kitsContract, session, ({ areas }) => areas.kits),
  };
}
