import type { z } from "zod";
import type {
  contactStepSchema,
  notificationItemSchema,
  plannedMessageSchema,
} from "../../shared/contract/notifications.ts";
import { describeMatchStep } from "../../shared/text/describe-match-step.ts";
import { describeContactStep } from "../../shared/text/describe-contact-step.ts";
import { constituents as matchWords } from "../../shared/text/en/constituents.ts";
import { notifications as words } from "../../shared/text/en/notifications.ts";
import { table } from "./output.ts";

type Message = z.output<typeof plannedMessageSchema>;
type Item = z.output<typeof notificationItemSchema>;

/** What a batch holds, and what of the incident is not in it. */
export interface BatchFacts {
  readonly messages: readonly Message[];
  readonly withheld: readonly {
    readonly value: string;
    readonly because: keyof typeof words.withheldBecause;
    readonly constituent: { readonly name: string } | null;
  }[];
  readonly unmatched: readonly { readonly value: string }[];
  readonly repeated: readonly {
    readonly value: string;
    readonly token: string;
    readonly constituent: { readonly name: string };
    readonly hasLeft: boolean;
  }[];
}

export function contactText(step: z.output<typeof contactStepSchema>): string {
  return describeContactStep(step, words);
}

/** A message with the sentences that explain it. */
export function withTexts(message: Message) {
  return {
    ...message,
    contactSteps: message.contactSteps.map((step) => ({ ...step, text: contactText(step) })),
    matchSteps: message.matchSteps.map((step) => ({
      ...step,
      text: describeMatchStep(step, matchWords),
    })),
  };
}

export function batchLines(batch: BatchFacts): readonly string[] {
  const { messages, withheld, unmatched, repeated } = batch;
  const rows = messages.map((one) => [
    one.tlp,
    one.language,
    String(one.rows.length),
    one.recipient?.mail ?? "-",
    one.notBefore ?? "-",
    one.constituent.name,
  ]);
  return [
    ...table(["tlp", "language", "rows", "recipient", "not before", "constituent"], rows),
    ...withheld.map(
      ({ value, because, constituent }) =>
        `withheld: ${value}${constituent === null ? "" : ` of ${constituent.name}`}: ${words.withheldBecause[because]}`,
    ),
    ...repeated.map(
      ({ value, constituent, token, hasLeft }) =>
        `${hasLeft ? "told already" : "drafted already"}: ${value} to ${constituent.name} in ${token}`,
    ),
    ...unmatched.map(({ value }) => `nobody of the register: ${value}`),
    `${String(messages.length)} messages; ${String(withheld.length)} rows withheld, ${String(repeated.length)} told or drafted already, ${String(unmatched.length)} of nobody`,
  ];
}

export function statusLines(items: readonly Item[]): readonly string[] {
  return table(
    ["state", "token", "rows", "about", "ask again", "id", "constituent"],
    items.map((one) => [
      one.state,
      one.token,
      String(one.rowCount),
      one.subjectNumber,
      one.recheckOn ?? "-",
      one.id,
      one.constituentName,
    ]),
  );
}
