import type { RequestView } from "../services/requests/requests.ts";
import { table } from "./output.ts";

/** A request for information, for scripts. */
export function requestDocument(view: RequestView) {
  const { id, direction, peer, incidentId, question, state, messages, refusal, journey } = view;
  return {
    id,
    direction,
    peer,
    incidentId,
    /** `invalid`: it came and has no effect. */
    state: state?.kind ?? "invalid",
    subject: question?.subject ?? null,
    question: question?.text ?? null,
    tlp: question?.tlp ?? null,
    askedAt: question?.askedAt ?? null,
    dueAt: question?.dueAt ?? null,
    late: state?.kind === "answered" && state.isLate,
    /** Of ours: not-sent, sent (in a bundle) or delivered (the peer has confirmed that bundle). */
    journey,
    messages: messages.map(({ message, depth }) => ({
      id: message.messageId,
      from: message.sender,
      kind: message.kind,
      text: message.text,
      tlp: message.tlp,
      at: message.writtenAt,
      depth,
    })),
    invalid: refusal,
  };
}

/** The same for people. */
export function requestLines(
  items: readonly ReturnType<typeof requestDocument>[],
): readonly string[] {
  return [
    ...table(
      ["id", "direction", "peer", "state", "due", "subject"],
      items.map(({ id, direction, peer, state, late, dueAt, subject }) => [
        id,
        direction,
        peer.name,
        late ? `${state}, late` : state,
        dueAt ?? "–",
        subject ?? "–",
      ]),
    ),
    ...items.flatMap(({ id, messages, invalid }) => [
      ...messages.map(
        ({ kind, text, at, depth }) =>
          `${"  ".repeat(depth + 1)}${at} ${kind}: ${text.replaceAll(/\s+/g, " ")}`,
      ),
      ...(invalid === null ? [] : [`${id}: refused: ${invalid.kind}`]),
    ]),
  ];
}
