import type { Failure } from "../../../shared/contract/failures.ts";
import {
  KIT_FORMAT,
  returnFileSchema,
  type KitRefusal,
  type ReturnContent,
  type ReturnFile,
} from "../../../shared/domain/victim-kit/kit-format.ts";
import { incidentIdSchema, reportIdSchema } from "../../../shared/model/ids.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { loadTexts, type Texts } from "../../../shared/text/index.ts";
import type { StoredBlob } from "../../blobs/put-blob.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { readIncident } from "../../storage/tables/incidents.ts";
import { REPORT_PREFIX, takeNumbers } from "../../storage/tables/numbers.ts";
import {
  countTakenReturns,
  insertTakenReturn,
  readKit,
  readTakenReturn,
  type StoredKit,
} from "../../storage/tables/victim-kits.ts";
import { openReturn } from "../../victim-kit/kit-crypto.ts";
import { changeVault } from "../case-context.ts";
import { surroundingLanguage } from "../guides/all-guides.ts";
import { fileNameOf } from "../uploads/uploads.ts";
import { answerChanges } from "./answer-changes.ts";
import type { KitContext } from "./kit-calls.ts";

export interface AnswerFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly incidentId?: string | undefined;
}

/** Answers that were opened and belong to an incident that is there. */
interface Opened {
  readonly content: ReturnContent;
  readonly kit: StoredKit;
  readonly incident: Incident;
}

/** Takes the file of a victim in as a report of the kit's incident, with its bytes as evidence, in one action. */
export async function takeInAnswers(context: KitContext, file: AnswerFile) {
  const name = fileNameOf(file.name);
  const opened = await openAnswers(context, file);
  if (!opened.ok) {
    const { why, detail } = opened.error;
    return err<Failure>({ kind: "kit-refused", why, name, detail });
  }
  const { kit } = opened.value;
  const texts = await loadTexts(surroundingLanguage(kit.language));
  const blob = await context.blobs.put(once(file.bytes));
  if (!blob.ok) return err<Failure>(blob.error);
  return store(context, opened.value, texts, { name, blob: blob.value });
}

function store(
  context: KitContext,
  { content, kit, incident }: Opened,
  texts: Texts,
  evidence: { readonly name: string; readonly blob: StoredBlob },
) {
  const actor = context.actor();
  const atMs = actor.nowMs();
  return changeVault(context.database, (write) => {
    // Asked again: another call may have taken the same file in while this one sealed it.
    const taken = readTakenReturn(write, content.return);
    if (taken !== undefined) {
      return err({
        kind: "kit-refused",
        why: "taken-in-before",
        name: evidence.name,
        detail: taken,
      });
    }
    const before = countTakenReturns(write, kit.id);
    const [number = ""] = takeNumbers(write, REPORT_PREFIX, new Date(atMs).getUTCFullYear(), 1);
    const reportId = reportIdSchema.parse(actor.ids.newId());
    const change = { reportId, evidenceId: actor.ids.newId(), number, atMs, actor: actor.name };
    const subject = answerChanges({ ...change, content, kit, incident, texts, evidence });
    const { actionId } = applyAction(write, actor, {
      verb: "victim-kit-answers-taken-in",
      cause: `${kit.id}, ${content.return}`,
      subjects: [subject],
    });
    insertTakenReturn(write, { returnId: content.return, kitId: kit.id, reportId, atMs });
    return ok({
      kit: content.kit,
      incidentId: incidentIdSchema.parse(incident.id),
      incidentNumber: incident.number,
      reportId,
      reportNumber: number,
      answers: content.answers.length,
      before,
      actionId,
    });
  });
}

type Refusal = { readonly why: KitRefusal; readonly detail: string };

async function openAnswers(
  { database: { read } }: KitContext,
  { bytes, incidentId }: AnswerFile,
): Promise<Result<Opened, Refusal>> {
  const file = readReturnFile(bytes);
  if (!file.ok) return file;
  const kit = readKit(read, file.value.kit);
  if (kit === undefined) return err({ why: "unknown-kit", detail: file.value.kit });
  const incident = readIncident(read, kit.incidentId);
  if (incident === undefined) return err({ why: "case-gone", detail: kit.incidentId });
  if (incidentId !== undefined && incidentId !== kit.incidentId) {
    return err({ why: "other-case", detail: incident.number });
  }
  const content = await openReturn(file.value, kit);
  if (!content.ok) return err({ why: content.error, detail: "" });
  const taken = readTakenReturn(read, content.value.return);
  if (taken !== undefined) return err({ why: "taken-in-before", detail: taken });
  return ok({ content: content.value, kit, incident });
}

function readReturnFile(bytes: Uint8Array): Result<ReturnFile, Refusal> {
  const text = Buffer.from(bytes).toString("utf8");
  if (text.startsWith("<!doctype html>") && text.includes(`"${KIT_FORMAT}"`)) {
    return err({ why: "is-a-kit", detail: "" });
  }
  const refused = err<Refusal>({ why: "not-a-return", detail: "" });
  try {
    const parsed = returnFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : refused;
  } catch (error) {
    if (error instanceof SyntaxError) return refused;
    throw error;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
