import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import type { RequestRow } from "../../../shared/contract/exchange-questions.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { RequestService, RequestView } from "../requests/requests.ts";

/** Questions to and of peers, and what is written on them. */
export function requestCalls(
  requests: RequestService,
): Handlers<(typeof exchangeContract)["requests"]> {
  return {
    list: () => ok({ items: requests.list().map(requestRow) }),
    ask: async (order) => {
      const asked = await requests.create(order);
      return asked.ok ? ok(requestRow(asked.value)) : asked;
    },
    write: async ({ id, ...order }) => {
      const written = await requests.write(id, order);
      return written.ok ? ok(requestRow(written.value)) : written;
    },
  };
}

function requestRow({ question, messages, ...view }: RequestView): RequestRow {
  const shown = messages.map(({ message, depth }) => {
    const { messageId: id, kind, sender, tlp, text, writtenAt } = message;
    return { id, kind, isOurs: sender !== view.peer.id, tlp, text, writtenAt, depth };
  });
  if (question === null) return { ...view, question: null, messages: shown };
  const { tlp, subject, text, askedAt, dueAt } = question;
  return { ...view, question: { tlp, subject, text, askedAt, dueAt }, messages: shown };
}
