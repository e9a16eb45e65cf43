import type { Failure } from "../../../shared/contract/failures.ts";
import type { PrintDocument } from "../../../shared/domain/documents/document.ts";
import { TLP_LABELS, type TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { loadTexts, type Language } from "../../../shared/text/index.ts";
import {
  writeDocument,
  type DocumentFormat,
  type WrittenDocument,
} from "../../documents/write-document.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { JournalSubject } from "../../storage/journal/change.ts";
import { changeVault, nowIso } from "../case-context.ts";
import type { DocumentsContext } from "./documents-context.ts";

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

type Desk = Pick<DocumentsContext, "database" | "actor" | "settings" | "tickets">;

/** Making a document changes no record, and yet stands in the journal: who, what, under which ceiling. */
export function noteMade(
  { database, actor }: Pick<Desk, "database" | "actor">,
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
  { actor, settings }: Pick<Desk, "actor" | "settings">,
  document: PrintDocument,
  format: DocumentFormat,
): Promise<WrittenDocument> {
  const madeAt = new Date(actor().nowMs());
  return writeDocument(document, format, { author: settings().organisationName, madeAt });
}

/** A download of what was written. */
export function issue({ tickets }: Pick<Desk, "tickets">, { name, bytes }: WrittenDocument) {
  const ticket = tickets.issue({ name, sizeBytes: bytes.length, stream: () => once(bytes) });
  return { ticket, name, sizeBytes: bytes.length };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** For the analyst alone: how many parts of which label are left out. */
export function countByLabel(withheld: readonly (TlpLabel | null)[]) {
  return [null, ...TLP_LABELS].flatMap((tlp) => {
    const count = withheld.filter((one) => one === tlp).length;
    return count === 0 ? [] : [{ tlp, count }];
  });
}
