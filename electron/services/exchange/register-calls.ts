import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import { MAX_SHOWN_RECORDS } from "../../../shared/contract/exchange-release.ts";
import { titleOf } from "../../../shared/exchange/release/closure/record-title.ts";
import {
  registerOfIncident,
  registerOfPeer,
  type RegisterLine,
} from "../../../shared/exchange/release/register/register.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { ok } from "../../../shared/result.ts";
import { sharingWith } from "../../exchange/carrier/sharing.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import { readHoldings, subjectsOfPeer } from "../../exchange/records/read-register.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import type { Handlers } from "../../rpc/handlers.ts";

/** Who has what since when. */
export function registerCalls(
  desk: ExchangeDesk,
): Handlers<(typeof exchangeContract)["disclosures"]> {
  const { read } = desk.database;
  return {
    ofIncident: ({ incidentId }) => {
      const states = statesOf(desk, [incidentId]);
      const question = { kind: "records", ids: [...states.keys()] } as const;
      const holdings = readHoldings(read, question, containersIn(states));
      const items = registerOfIncident(holdings, incidentId).flatMap((line) => {
        const { organisationId } = line;
        if (organisationId === null) return [];
        const isKeptUp = sharingWith(read, organisationId).isShared(incidentId);
        return [{ ...lineView(line), organisationId, isKeptUp }];
      });
      return ok({ items });
    },
    ofPeer: ({ peerId }) => {
      const states = statesOf(desk, subjectsOfPeer(read, peerId));
      const holdings = readHoldings(read, { kind: "peer", peerId }, containersIn(states));
      const items = registerOfPeer(holdings, peerId).map((line) => {
        const root = line.rootId === null ? undefined : states.get(line.rootId);
        const rootKind = root?.kind === "incident" || root?.kind === "report" ? root.kind : null;
        const title = root === undefined ? "" : titleOf(root);
        return { ...lineView(line), rootId: line.rootId, rootKind, title };
      });
      return ok({ items });
    },
    records: ({ peerId, rootId }) => {
      const states = statesOf(desk, [rootId]);
      const held = readHoldings(read, { kind: "peer", peerId }, containersIn(states)).filter(
        ({ ref, containerIds }) => ref.id === rootId || containerIds.includes(rootId),
      );
      const items = held.slice(0, MAX_SHOWN_RECORDS).map(({ ref, ...holding }) => {
        const { tlp, since, last, deliveredAt, status } = holding;
        const state = states.get(ref.id);
        const title = state === undefined ? ref.id : titleOf(state);
        return { ...ref, title, tlp, since, last, deliveredAt, status };
      });
      return ok({ items, count: held.length });
    },
  };
}

function lineView({ since, last, tlp, countByKind, undeliveredCount }: RegisterLine) {
  const counts = Object.entries(countByKind).flatMap(([kind, count]) =>
    count === undefined ? [] : [[kind, count] as const],
  );
  return { since, last, tlp, countByKind: Object.fromEntries(counts), undeliveredCount };
}

function statesOf(
  desk: ExchangeDesk,
  subjectIds: readonly string[],
): ReadonlyMap<string, ExchangeRecord> {
  const states = readHistories(desk.database.read, subjectIds, desk.organisationId());
  return new Map(states.map((state) => [state.id, state]));
}

const CONTAINER_FIELDS = ["incidentId", "reportId", "fromId"] as const;

function containersIn(
  states: ReadonlyMap<string, ExchangeRecord>,
): (recordId: string) => readonly string[] {
  return (recordId) => {
    const registers = states.get(recordId)?.registers ?? {};
    return CONTAINER_FIELDS.flatMap((field) => {
      const value = registers[field]?.value;
      return typeof value === "string" ? [value] : [];
    });
  };
}
