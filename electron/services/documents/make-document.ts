import type { z } from "zod";
import type { documentFormatSchema } from "../../../shared/contract/documents.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { PrintDocument } from "../../../shared/domain/documents/document.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { loadTexts, type Language } from "../../../shared/text/index.ts";
import { writeDocument, type WrittenDocument } from "../../documents/write-document.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { JournalSubject } from "../../storage/journal/change.ts";
import { changeVault, nowIso } from "../case-context.ts";
import type { DocumentsContext } from "./documents-context.ts";

type Format = z.infer<typeof documentFormatSchema>;

/** What every document says about its making. */
export async function imprint(context: DocumentsContext, language: Language) {
  const actor = context.actor();
  return {
    language,
    texts: await loadTexts(language),
    organisation: context.settings().organisationName,
    analyst: actor.name,
    nowIso: nowIso(actor),
    isExercise: context.vaultKind === "exercise",
  };
}

/** Making a document changes no record, and yet stands in the journal: who, what, under which ceiling. */
export function noteMade(
  { database, actor }: DocumentsContext,
  verb: string,
  subject: JournalSubject,
  cause: string,
): Result<unknown, Failure> {
  return changeVault(database, (write) => {
    const subjects = [{ subject, changes: [], isAct: true }];
    return ok(applyAction(write, actor(), { verb, cause, isUndoable: false, subjects }));
  });
}

/** Before it is noted: of a document that could not be made, the journal says nothing. */
export function writeFor(
  { actor, settings }: DocumentsContext,
  document: PrintDocument,
  format: Format,
): Promise<WrittenDocument> {
  const madeAt = new Date(actor().nowMs());
  return writeDocument(document, format, { author: settings().organisationName, madeAt });
}

/** A file that the window or the command line fetches once. */
export function issue({ tickets }: DocumentsContext, { name, bytes }: WrittenDocument) {
  const ticket = tickets.issue({ name, sizeBytes: bytes.length, stream: () => once(bytes) });
  return { ticket, name, sizeBytes: bytes.length };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
