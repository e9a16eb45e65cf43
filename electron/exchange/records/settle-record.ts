import { writesBetween } from "../../../shared/exchange/merge/writes-between.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { latestStamp } from "../../../shared/exchange/record/record-stamps.ts";
import type { Stamp } from "../../../shared/exchange/stamp/stamp.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { laterTime, nextHybridTime, type Actor } from "../../storage/journal/action-stamp.ts";
import type { AppliedAction } from "../../storage/journal/apply-action.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import { applyRecords } from "./apply-records.ts";
import { createPlaces } from "./places.ts";

/** A stamp for a decision of ours, newer than everything that these records hold. */
export function stampAfter(
  write: WriteHandle,
  actor: Actor,
  records: readonly ExchangeRecord[],
): Stamp {
  const { hybridTime } = readHead(write);
  const seen = records.map((record) => latestStamp(record)).reduce(laterOf, hybridTime);
  return { ...nextHybridTime(seen, actor.nowMs()), replica: actor.replicaId };
}

function laterOf(
  left: ReturnType<typeof readHead>["hybridTime"],
  right: Stamp,
): ReturnType<typeof readHead>["hybridTime"] {
  return laterTime(left, right);
}

/** Makes a decided state the state of the record, as an act of the journal. It travels like any change of ours. */
export function settleRecord(
  write: WriteHandle,
  actor: Actor,
  { before, after, subject }: Settled,
  { verb, cause }: { readonly verb: string; readonly cause: string },
): AppliedAction {
  const plan = {
    kind: "merge",
    isNew: false,
    merged: after,
    writes: writesBetween(before, after),
    lost: [],
    conflicts: [],
    loweredTlp: null,
  } as const;
  const isStored = createPlaces(write).isStored(after);
  return applyRecords(write, actor, [{ record: after, plan, subject, before, isStored }], {
    verb,
    cause,
  });
}

interface Settled {
  readonly before: ExchangeRecord;
  readonly after: ExchangeRecord;
  readonly subject: LinkSubject;
}
