import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { sheetRequestSchema, sheetsContract } from "../../../shared/contract/sheets.ts";
import { guideInLanguage, guidesFor } from "../../../shared/domain/guides/choose-guide.ts";
import { firstResponseSheet } from "../../../shared/domain/guides/first-response-sheet.ts";
import { isReviewOverdue, type Guide } from "../../../shared/domain/guides/guide.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { loadTexts } from "../../../shared/text/index.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { notFound, nowIso } from "../case-context.ts";
import { countByLabel, issue, noteMade, writeFor } from "../documents/make-document.ts";
import type { DocumentsContext } from "../documents/documents-context.ts";
import { readCaseFile } from "../documents/read-case-file.ts";
import { incidentSubject } from "../incidents/incident-state.ts";
import { allGuides, surroundingLanguage } from "./all-guides.ts";

export type SheetRequest = z.infer<typeof sheetRequestSchema>;

/** What the calls on first-response sheets do. */
export function sheetCalls(context: DocumentsContext): Handlers<typeof sheetsContract> {
  return {
    guidesFor: ({ incidentId }) => {
      const file = readCaseFile(context, incidentId);
      if (file === undefined) return err(notFound("incident", incidentId));
      return ok({
        ids: [...guidesFor(file.incident.classification, allGuides(context.database.read))],
      });
    },
    preview: async (request) => {
      const made = await makeSheet(context, request);
      return made.ok ? ok(made.value.outcome) : made;
    },
    make: async ({ format, acknowledged: _read, ...request }) => {
      const made = await makeSheet(context, request);
      if (!made.ok) return made;
      const { document, outcome, incident } = made.value;
      const file = await writeFor(context, document, format);
      const { id, version, language } = outcome.guide;
      const cause = `${id}@${String(version)}, ${outcome.tlp}, ≤ ${outcome.ceiling}, ${format}, ${language}`;
      const subject = incidentSubject(incident);
      const noted = noteMade(context, "first-response-sheet-made", subject, cause);
      return noted.ok ? ok({ ...issue(context, file), ...outcome }) : noted;
    },
  };
}

/** The sheet of an incident as a document, with what the analyst has to know of it. */
export async function makeSheet(context: DocumentsContext, request: SheetRequest) {
  const { incidentId, language: wanted, withIndicators } = request;
  const file = readCaseFile(context, incidentId);
  if (file === undefined) return err<Failure>(notFound("incident", incidentId));
  const { incident } = file;
  const chosen = chooseGuide(context, request, incident.classification);
  if (!chosen.ok) return chosen;
  const guide = chosen.value;
  if (incident.tlp === null) return err<Failure>({ kind: "marking-required", id: incident.number });
  const ceiling = request.ceiling ?? incident.tlp;
  const language = surroundingLanguage(guide.language);
  const at = nowIso(context.actor());
  const sheet = firstResponseSheet(file, {
    guide,
    ceiling,
    withIndicators,
    language,
    texts: await loadTexts(language),
    organisation: context.settings().organisationName,
    nowIso: at,
    isExercise: context.vaultKind === "exercise",
  });
  if (!sheet.ok) {
    const { number, tlp } = incident;
    return err<Failure>({ kind: "above-ceiling", number, tlp, ceiling });
  }
  const { document, withheld } = sheet.value;
  const { id, version, title } = guide;
  const outcome = {
    tlp: document.marking.tlp,
    ceiling,
    withheld: countByLabel(withheld),
    guide: { id, version, language: guide.language, title },
    isOverdue: isReviewOverdue(guide, at.slice(0, 10)),
  };
  return ok({ document, incident, outcome, wanted });
}

function chooseGuide(
  { database }: DocumentsContext,
  { guide: wanted, language }: SheetRequest,
  classification: readonly string[],
): Result<Guide, Failure> {
  const guides = allGuides(database.read);
  const id = wanted ?? guidesFor(classification, guides)[0];
  const guide = id === undefined ? undefined : guideInLanguage(guides, id, language);
  if (guide !== undefined) return ok(guide);
  const known = [...new Set(guides.map((one) => one.id))].join(", ");
  const found = wanted ?? classification.join(", ");
  return err({ kind: "invalid-value", field: "guide", found, expected: `one of ${known}` });
}
