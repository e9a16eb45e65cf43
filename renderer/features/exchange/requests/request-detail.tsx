import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { RequestRow } from "../../../../shared/contract/exchange-questions.ts";
import { strictestTlp } from "../../../../shared/domain/markings/tlp.ts";
import { describeKeptRefusal } from "../../../../shared/exchange/release/notice/notice-text-data.ts";
import { QUESTION_MESSAGE_NAMES } from "../../../../shared/exchange/release/question/question-text-data.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../../ui/marking/on-screen.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../exchange.module.css";
import { stateWords, toneOfRequest } from "./request-state.ts";

export interface RequestDetailProps {
  readonly row: RequestRow;
  readonly commands: readonly Command[];
}

/** One question with everything that was written on it, and what can be written now. */
export function RequestDetail({ row, commands }: RequestDetailProps): ReactNode {
  const text = useText("requests");
  const { language } = useLanguage();
  const { question, messages, refusal } = row;
  const labels = [...(question === null ? [] : [question.tlp]), ...messages.map(({ tlp }) => tlp)];
  useShowsMarking(strictestTlp(labels));
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          <SafeText text={question?.subject ?? text.unreadable} />
        </h2>
        <p>
          <StatusBadge tone={toneOfRequest(row)} label={stateWords(row, text, language)} />{" "}
          {question !== null && <MarkingChip tlp={question.tlp} />}
        </p>
        {refusal !== null && <p role="alert">{describeKeptRefusal(refusal)[language]}</p>}
        {question !== null && question.text !== question.subject && (
          <p>
            <SafeText text={question.text} keepsLines />
          </p>
        )}
        <div className={classes.actions}>
          {commands
            .filter(({ isDisabled }) => isDisabled !== true)
            .map((command, at) => (
              <CommandButton key={command.id} command={command} isPrimary={at === 0} />
            ))}
        </div>
        <RequestFacts row={row} />
      </header>
      <Section title={text.thread}>
        {messages.length === 0 && <p className="wp-dim">{text.threadNone}</p>}
        {messages.map(({ id, kind, isOurs, tlp, text: written, writtenAt }) => (
          <article key={id}>
            <p className="wp-meta">
              <SafeText text={isOurs ? text.byUs : row.peer.name} /> ·{" "}
              {QUESTION_MESSAGE_NAMES[kind][language]} · <TimeText iso={writtenAt} />{" "}
              <MarkingChip tlp={tlp} />
            </p>
            <p>
              <SafeText text={written} keepsLines />
            </p>
          </article>
        ))}
      </Section>
    </div>
  );
}

function RequestFacts({ row }: { readonly row: RequestRow }): ReactNode {
  const text = useText("requests");
  const recalls = useText("recalls");
  const { question, direction, peer, incidentId, journey } = row;
  return (
    <Facts>
      <Fact name={direction === "asked" ? text.to : text.from}>
        <SafeText text={peer.name} />
      </Fact>
      <Fact name={text.asked}>{question !== null && <TimeText iso={question.askedAt} />}</Fact>
      <Fact name={text.due}>{question !== null && <TimeText iso={question.dueAt} />}</Fact>
      <Fact name={text.journey}>{direction === "asked" && recalls.journeys[journey]}</Fact>
      <Fact name={text.incident}>
        {incidentId !== null && (
          <Link to={addressOf("incident", incidentId)} className={classes.link}>
            {text.openIncident}
          </Link>
        )}
      </Fact>
    </Facts>
  );
}
