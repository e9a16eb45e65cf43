import { useState } from "react";
import type { ReactNode } from "react";
import type { z } from "zod";

import type { plannedMessageSchema } from "../../../shared/contract/notifications.ts";
import type { WithheldRow } from "../../../shared/domain/notifications/plan.ts";
import { describeContactStep } from "../../../shared/text/describe-contact-step.ts";
import { describeMatchStep } from "../../../shared/text/describe-match-step.ts";
import { Section } from "../../cases/layout/section.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { MessageRows } from "./message-rows.tsx";
import classes from "./notifications.module.css";

type Message = z.output<typeof plannedMessageSchema>;

/** What a batch comes to. */
export interface PreviewedBatch {
  readonly messages: readonly Message[];
  readonly withheld: readonly WithheldRow[];
  readonly unmatched: readonly { readonly value: string }[];
  readonly repeated: readonly {
    readonly value: string;
    readonly token: string;
    readonly constituent: { readonly name: string };
    readonly hasLeft: boolean;
  }[];
}

/** As many lines as anybody reads in a dialog; the command line lists all. */
const MOST_LINES = 200;

/** The messages of a batch, one of them opened, and below what is not in it. */
export function BatchPreview({ batch }: { readonly batch: PreviewedBatch }): ReactNode {
  const text = useText("notifications");
  const format = useFormat();
  const [chosen, setChosen] = useState(0);
  const message = batch.messages[chosen];
  const { withheld, unmatched, repeated } = batch;
  return (
    <div className={classes.preview}>
      {batch.messages.length === 0 ? (
        <p role="status">{text.nothingToDraft}</p>
      ) : (
        <div className={classes.previewParts}>
          <ul className={classes.previewList} aria-label={text.messages}>
            {batch.messages.map((one, at) => (
              <li key={one.constituent.id}>
                <button type="button" aria-pressed={at === chosen} onClick={() => setChosen(at)}>
                  <SafeText text={one.constituent.name} />
                  <span className="wp-meta">{format.number(one.rows.length)}</span>
                </button>
              </li>
            ))}
          </ul>
          {message && <PlannedMessage message={message} />}
        </div>
      )}
      <LeftOut
        title={text.withheldTitle}
        lines={withheld.map(({ value, because }) => `${value}: ${text.withheldBecause[because]}`)}
      />
      <LeftOut
        title={text.repeatedTitle}
        lines={repeated.map(({ value, constituent, token, hasLeft }) =>
          hasLeft
            ? text.toldAlready(value, constituent.name, token)
            : text.draftedAlready(value, constituent.name, token),
        )}
      />
      <LeftOut title={text.unmatchedTitle} lines={unmatched.map(({ value }) => value)} />
    </div>
  );
}

function PlannedMessage({ message }: { readonly message: Message }): ReactNode {
  const text = useText("notifications");
  const matchWords = useText("constituents");
  const { recipient, subject, body, rows, tlp, contactSteps, matchSteps, notBefore } = message;
  return (
    <div
      className={classes.message}
      role="region"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long content must be scrollable by keyboard
      tabIndex={0}
      aria-label={message.constituent.name}
    >
      <p>
        <MarkingChip tlp={tlp} /> {recipient === null ? text.nobody : recipient.mail}
      </p>
      {notBefore !== null && <p className={classes.warning}>{text.notBefore(notBefore)}</p>}
      <p>
        <strong>{subject}</strong>
      </p>
      <pre className={classes.body}>{body}</pre>
      <MessageRows rows={rows} />
      <Section title={text.why} fold="closed">
        <ul className={classes.steps}>
          {contactSteps.map((step) => (
            <li key={JSON.stringify(step)}>{describeContactStep(step, text)}</li>
          ))}
          {matchSteps.map((step) => (
            <li key={JSON.stringify(step)}>{describeMatchStep(step, matchWords)}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function LeftOut({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}): ReactNode {
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <Section title={title} note={format.number(lines.length)} fold="open">
      <ul className={classes.leftOut}>
        {lines.slice(0, MOST_LINES).map((line, at) => (
          <li key={`${String(at)} ${line}`}>
            <SafeText text={line} />
          </li>
        ))}
        {lines.length > MOST_LINES && <li>…</li>}
      </ul>
    </Section>
  );
}
