import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { JournalSubject } from "../../storage/journal/change.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";
import { recordAct, type IdentityContext } from "../identity/identity-context.ts";
import type { NewStatement } from "./statement-rows.ts";

type Told = Pick<NewStatement, "kind" | "direction" | "organisationId" | "threadId" | "refusal"> & {
  /** Records that it speaks of. */
  readonly refs: readonly RecordRef[];
};

/** In the journal: that a text came, under the incidents that it speaks of, or else under the peer. */
export function recordStatementAct(write: WriteHandle, context: IdentityContext, one: Told): void {
  const { kind, threadId, organisationId, refusal, refs } = one;
  const verb = refusal === null ? `${kind}-received` : "statement-refused";
  const cause = `${kind} ${threadId} from ${organisationId}`;
  const subjects = subjectsOfRefs(write, refs, organisationId);
  recordAct(
    write,
    context,
    verb,
    subjects.map((subject) => ({ subject, changes: [], isAct: true })),
    cause,
  );
}

/** The incidents and reports among some records and around their parts, as far as they are here; the peer where there are none. */
export function subjectsOfRefs(
  read: ReadHandle,
  refs: readonly RecordRef[],
  organisationId: string,
): readonly JournalSubject[] {
  const heads = refs.flatMap(({ kind, id }): JournalSubject[] => {
    if (kind !== "incident" && kind !== "report") return [];
    const title = titleIn(read, kind, id);
    return title === undefined ? [] : [{ kind, id, title }];
  });
  if (heads.length > 0) return heads;
  const name = titleIn(read, "peer", organisationId);
  return [{ kind: "peer", id: organisationId, title: name ?? "" }];
}

/** How something is called. */
export function titleIn(
  read: ReadHandle,
  kind: "incident" | "report" | "peer",
  id: string,
): string | undefined {
  return read.get<{ readonly title: string }>(
    `SELECT ${COLUMN[kind]} AS title FROM ${kind} WHERE uuid = ?`,
    [uuidBytes(id)],
  )?.title;
}

const COLUMN = { incident: "title", report: "title", peer: "name" } as const;
