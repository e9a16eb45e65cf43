import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { JournalSubject } from "../../storage/journal/change.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { recordAct, type IdentityContext } from "../identity/identity-context.ts";
import { titleIn } from "../statements/statement-act.ts";
import type { ExchangeDesk } from "../records/write-release.ts";

/** In the journal: from now on the incident is kept up with the peers that the cause names. */
export const SHARED_VERB = "incident-shared";
const UNSHARED_VERB = "incident-unshared";

/** Which incidents and reports are kept up with a peer. */
export interface Sharing {
  readonly subjects: () => readonly string[];
  /** An analyst said so, or something of it went to the peer before; and nobody has ended it. */
  readonly isShared: (subjectId: string) => boolean;
  /** An analyst has named the peer for it (TLP:AMBER). */
  readonly isNamed: (subjectId: string) => boolean;
  readonly isStopped: (subjectId: string) => boolean;
}

export function sharingWith(read: ReadHandle, peerId: string): Sharing {
  const organisation = uuidBytes(peerId);
  const word = read.prepareRead<{ readonly isOn: number }>(
    "SELECT is_on AS isOn FROM sharing WHERE organisation = ? AND uuid = ?",
  );
  const had = read.prepareRead(
    "SELECT 1 FROM disclosure WHERE organisation = ? AND uuid = ? AND kind IN ('incident', 'report') LIMIT 1",
  );
  const wordOn = (id: string): number | undefined => word.get([organisation, uuidBytes(id)])?.isOn;
  return {
    subjects: () =>
      read
        .all<{ readonly uuid: Uint8Array }>(
          `SELECT uuid FROM disclosure WHERE organisation = :peer AND kind IN ('incident', 'report')
             UNION SELECT uuid FROM sharing WHERE organisation = :peer AND is_on = 1
           EXCEPT SELECT uuid FROM sharing WHERE organisation = :peer AND is_on = 0`,
          { peer: organisation },
        )
        .map(({ uuid }) => uuidText(uuid)),
    isShared: (id) => {
      const isOn = wordOn(id);
      return isOn === undefined ? had.get([organisation, uuidBytes(id)]) !== undefined : isOn === 1;
    },
    isNamed: (id) => wordOn(id) === 1,
    isStopped: (id) => wordOn(id) === 0,
  };
}

/** Shares incidents with peers from now on; what is so already is not noted again. */
export function startSharing(
  desk: ExchangeDesk,
  peerIds: readonly string[],
  incidentIds: readonly string[],
): void {
  desk.database.transaction((write) => setSharing(write, desk, peerIds, incidentIds, 1));
}

/** Nothing further of the incidents goes to the peers by itself. What they have they keep: see recalls. */
export function stopSharing(
  desk: ExchangeDesk,
  peerIds: readonly string[],
  incidentIds: readonly string[],
): void {
  desk.database.transaction((write) => stopSharingIn(write, desk, peerIds, incidentIds));
}

/** The same inside the caller's transaction; for reports too. */
export function stopSharingIn(
  write: WriteHandle,
  context: IdentityContext,
  peerIds: readonly string[],
  subjectIds: readonly string[],
): void {
  setSharing(write, context, peerIds, subjectIds, 0);
}

function setSharing(
  write: WriteHandle,
  context: IdentityContext,
  peerIds: readonly string[],
  subjectIds: readonly string[],
  isOn: 0 | 1,
): void {
  const verb = isOn === 1 ? SHARED_VERB : UNSHARED_VERB;
  for (const id of subjectIds) {
    const changed = peerIds.filter((peerId) => {
      const { changes } = write.run(
        `INSERT INTO sharing (organisation, uuid, is_on) VALUES (?, ?, ?)
           ON CONFLICT (organisation, uuid) DO UPDATE SET is_on = excluded.is_on WHERE is_on <> excluded.is_on`,
        [uuidBytes(peerId), uuidBytes(id), isOn],
      );
      return changes > 0;
    });
    if (changed.length === 0) continue;
    const subject = subjectNamed(write, id);
    const cause = changed.toSorted().join(", ");
    recordAct(write, context, verb, [{ subject, changes: [], isAct: true }], cause);
  }
}

function subjectNamed(read: ReadHandle, id: string): JournalSubject {
  const report = titleIn(read, "report", id);
  return report === undefined
    ? { kind: "incident", id, title: titleIn(read, "incident", id) ?? "" }
    : { kind: "report", id, title: report };
}
