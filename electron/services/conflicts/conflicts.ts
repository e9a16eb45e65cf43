import { createHash } from "node:crypto";
import type { Failure } from "../../../shared/contract/failures.ts";
import { differentTexts } from "../../../shared/exchange/merge/merge-text.ts";
import { editRecord } from "../../../shared/exchange/record/edit-record.ts";
import type {
  ExchangeRecord,
  TextSibling,
} from "../../../shared/exchange/record/exchange-record.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import { settleRecord, stampAfter } from "../../exchange/records/settle-record.ts";
import { readSideBySide } from "../../exchange/records/stored-states.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { AppliedAction } from "../../storage/journal/apply-action.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { changeVault, type CaseContext } from "../case-context.ts";

/** A long text that two sides changed without knowing of each other. Both are kept until somebody chooses. */
export interface OpenConflict {
  /** Stands for these very texts: a choice never meets others that came meanwhile. */
  readonly id: string;
  readonly subject: LinkSubject;
  readonly record: { readonly kind: ExchangeRecord["kind"]; readonly id: string };
  readonly field: string;
  /** Newest first. */
  readonly texts: readonly ConflictText[];
}

export interface ConflictText {
  readonly value: string;
  readonly atMs: number;
  /** Written in this copy of the vault. */
  readonly isOurs: boolean;
}

/** What is to stand: one of the texts, counted from 1 in the order of the list, or another that joins them. */
export type ConflictChoice =
  | { readonly kind: "keep"; readonly number: number }
  | { readonly kind: "text"; readonly text: string };

export interface ConflictService {
  readonly list: () => readonly OpenConflict[];
  /** Fails with `unknown-conflict`, or `invalid-value` when there is no text of that number. */
  readonly resolve: (id: string, choice: ConflictChoice) => Result<AppliedAction, Failure>;
}

export function createConflicts({ database, actor, organisationId }: CaseContext): ConflictService {
  const openIn = (read: ReadHandle): readonly Found[] =>
    openConflicts(read, organisationId(), actor().replicaId);
  return {
    list: () => openIn(database.read).map(({ shown }) => shown),
    resolve: (id, choice) =>
      changeVault(database, (write) => {
        const found = openIn(write).find(({ shown }) => shown.id === id);
        if (found === undefined) return err({ kind: "unknown-conflict", id });
        const { shown, state } = found;
        const value = chosenText(shown, choice);
        if (!value.ok) return value;
        const acting = actor();
        const edit = { kind: "text", field: shown.field, value: value.value } as const;
        const after = editRecord(state, edit, stampAfter(write, acting, [state]));
        const settled = { before: state, after, subject: shown.subject };
        const act = { verb: "conflict-resolved", cause: shown.field };
        return ok(settleRecord(write, acting, settled, act));
      }),
  };
}

interface Found {
  readonly shown: OpenConflict;
  readonly state: ExchangeRecord;
}

function openConflicts(read: ReadHandle, ours: string, replica: string): readonly Found[] {
  const records = readSideBySide(read);
  const subjectIds = [...new Set(records.map(({ subject }) => subject.id))];
  const states = new Map(readHistories(read, subjectIds, ours).map((state) => [state.id, state]));
  return records.flatMap(({ recordId, subject }) => {
    const state = states.get(recordId);
    if (state === undefined) return [];
    const { kind, id } = state;
    return Object.entries(state.texts).flatMap(([field, text]): Found[] => {
      const texts = differentTexts(text);
      if (texts.length < 2) return [];
      const shown = {
        id: nameOf(id, field, texts),
        subject,
        record: { kind, id },
        field,
        texts: texts.map(({ value, stamp }) => ({
          value,
          atMs: stamp.ms,
          isOurs: stamp.replica === replica,
        })),
      };
      return [{ shown, state }];
    });
  });
}

function nameOf(recordId: string, field: string, texts: readonly TextSibling[]): string {
  const said = canonicalJson([recordId, field, ...texts.map(({ value }) => value)]);
  return createHash("sha256").update(said).digest("hex").slice(0, 12);
}

function chosenText({ texts }: OpenConflict, choice: ConflictChoice): Result<string, Failure> {
  if (choice.kind === "text") return ok(choice.text);
  const chosen = texts[choice.number - 1];
  if (chosen !== undefined) return ok(chosen.value);
  const expected = `1 – ${String(texts.length)}`;
  return err({ kind: "invalid-value", field: "keep", found: String(choice.number), expected });
}
