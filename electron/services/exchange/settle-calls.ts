import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { titleOf } from "../../../shared/exchange/release/closure/record-title.ts";
import { ok } from "../../../shared/result.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import type { CaseContext } from "../case-context.ts";
import type { ConflictService, OpenConflict } from "../conflicts/conflicts.ts";
import type { OpenProposal, ProposalService } from "../proposals/proposals.ts";
import { sidesOf } from "./proposal-sides.ts";
import { textBefore } from "./text-before.ts";

type Settling = Pick<Handlers<typeof exchangeContract>, "proposals" | "conflicts">;

/** What peers would change, and texts that stand side by side: lists with names, and the answers. */
export function settleCalls(
  context: CaseContext,
  proposals: ProposalService,
  conflicts: ConflictService,
): Settling {
  return {
    proposals: {
      list: () => {
        const open = proposals.list();
        const titles = titlesIn(context, open);
        return ok({ items: open.map((one) => proposalView(context, one, titles)) });
      },
      answer: ({ id, answer, reason = "" }) => proposals.answer(id, answer, reason),
    },
    conflicts: {
      list: () => {
        const open = conflicts.list();
        const titles = titlesIn(context, open);
        return ok({ items: open.map((one) => conflictView(context, one, titles)) });
      },
      resolve: ({ id, choice }) => conflicts.resolve(id, choice),
    },
  };
}

type Titles = (id: string) => string;

function titlesIn(
  { database, organisationId }: CaseContext,
  open: readonly { readonly subject: LinkSubject }[],
): Titles {
  const subjectIds = [...new Set(open.map(({ subject }) => subject.id))];
  const states = new Map<string, ExchangeRecord>(
    readHistories(database.read, subjectIds, organisationId()).map((one) => [one.id, one]),
  );
  return (id) => {
    const state = states.get(id);
    return state === undefined ? id : titleOf(state);
  };
}

function proposalView({ database }: CaseContext, open: OpenProposal, titles: Titles) {
  const { id, organisationId, bundleId, atMs, subject, record, proposal } = open;
  const sides = sidesOf(proposal);
  const { ours } = sides;
  const place = { subjectId: subject.id, recordId: record.id, field: sides.field };
  return {
    id,
    organisationId,
    bundleId,
    at: new Date(atMs).toISOString(),
    subject: { ...subject, title: titles(subject.id) },
    record: { ...record, title: titles(record.id) },
    kind: proposal.kind,
    ...sides,
    base:
      proposal.kind === "text" && typeof ours === "string"
        ? textBefore(database.read, place, ours)
        : null,
  };
}

function conflictView({ database }: CaseContext, open: OpenConflict, titles: Titles) {
  const { id, subject, record, field, texts } = open;
  const ours = texts.find(({ isOurs }) => isOurs);
  const place = { subjectId: subject.id, recordId: record.id, field };
  return {
    id,
    subject: { ...subject, title: titles(subject.id) },
    record: { ...record, title: titles(record.id) },
    field,
    texts: texts.map(({ value, atMs, isOurs }) => ({
      value,
      at: new Date(atMs).toISOString(),
      isOurs,
    })),
    base: ours === undefined ? null : textBefore(database.read, place, ours.value),
  };
}
