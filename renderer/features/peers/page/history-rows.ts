import type { Peer } from "../../../../shared/contract/peers.ts";

type Decision = Peer["decisions"][number];
type Alarm = Peer["alarms"][number];
type Revocation = Peer["revocations"][number];

/** What happened to the trust in a peer. */
export type HistoryRow =
  | { readonly kind: "decision"; readonly at: string; readonly decision: Decision }
  | { readonly kind: "alarm"; readonly at: string; readonly alarm: Alarm }
  | { readonly kind: "settled"; readonly at: string; readonly alarm: Alarm }
  | { readonly kind: "revocation"; readonly at: string; readonly revocation: Revocation };

/** Decisions, alarms and revocations in one line of time, the newest first. */
export function historyRows({
  decisions,
  alarms,
  revocations,
}: Pick<Peer, "decisions" | "alarms" | "revocations">): readonly HistoryRow[] {
  const rows: readonly HistoryRow[] = [
    ...decisions.map((decision) => ({ kind: "decision", at: decision.at, decision }) as const),
    ...alarms.map((alarm) => ({ kind: "alarm", at: alarm.at, alarm }) as const),
    ...alarms.flatMap((alarm) =>
      alarm.settledAt === null ? [] : [{ kind: "settled", at: alarm.settledAt, alarm } as const],
    ),
    ...revocations.map(
      (revocation) => ({ kind: "revocation", at: revocation.revokedAt, revocation }) as const,
    ),
  ];
  // What came later in the lists came later in one moment, too.
  return rows.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
