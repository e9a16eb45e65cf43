import type { ReactNode } from "react";

import type { NoticeRow } from "../../../../shared/contract/exchange-notices.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { toneOfNotice, useNoticeWords } from "../../../exchange/use-notice-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../../ui/marking/on-screen.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../exchange.module.css";
import { NoticeRecords } from "./notice-records.tsx";

export interface NoticeDetailProps {
  readonly row: NoticeRow;
  readonly commands: readonly Command[];
}

/** One notice: what is asked and why, where it stands, its records, and what can be done now. */
export function NoticeDetail({ row, commands }: NoticeDetailProps): ReactNode {
  const text = useText("recalls");
  const words = useNoticeWords();
  const format = useFormat();
  const { direction, notice, peer, tlp, refusal, isKeptBack } = row;
  useShowsMarking(tlp);
  const title = direction === "sent" ? text.titleOurs : text.titleTheirs;
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          <SafeText text={title(words.kindOf(row), peer.name)} />
        </h2>
        <p>
          <StatusBadge tone={toneOfNotice(row)} label={words.state(row)} />{" "}
          <MarkingChip tlp={tlp} />
        </p>
        {refusal !== null && <p role="alert">{words.refusal(refusal)}</p>}
        {direction === "received" && notice !== null && refusal === null && (
          <p>{words.request(notice.kind)}</p>
        )}
        <div className={classes.actions}>
          {commands
            .filter(({ isDisabled }) => isDisabled !== true)
            .map((command, at) => (
              <CommandButton key={command.id} command={command} isPrimary={at === 0} />
            ))}
        </div>
        <NoticeFacts row={row} />
        {isKeptBack && <p className="wp-dim">{text.keptBack}</p>}
      </header>
      {notice !== null && (
        <Section title={text.records} note={format.number(notice.recordCount)}>
          <NoticeRecords id={row.id} />
        </Section>
      )}
    </div>
  );
}

function NoticeFacts({ row }: { readonly row: NoticeRow }): ReactNode {
  const text = useText("recalls");
  const exchange = useText("exchange");
  const format = useFormat();
  const { notice, state, direction, journey, handledCount } = row;
  if (notice === null) return null;
  const isAnswered = state?.kind === "confirmed" || state?.kind === "refused";
  return (
    <Facts>
      <Fact name={text.reason}>
        <SafeText text={notice.reason} keepsLines />
      </Fact>
      <Fact name={text.issued}>
        <TimeText iso={notice.issuedAt} />
      </Fact>
      <Fact name={text.due}>
        <TimeText iso={notice.dueAt} />
      </Fact>
      <Fact name={text.expires}>
        {notice.expiresAt !== null && <TimeText iso={notice.expiresAt} form="exact" />}
      </Fact>
      <Fact name={text.journey}>{direction === "sent" && text.journeys[journey]}</Fact>
      <Fact name={text.answered}>{isAnswered && <TimeText iso={state.at} />}</Fact>
      <Fact name={text.refusedBecause}>
        {state?.kind === "refused" && <SafeText text={state.reason} keepsLines />}
      </Fact>
      <Fact name={text.handled}>
        {handledCount !== null && exchange.records(handledCount, format.number(handledCount))}
      </Fact>
    </Facts>
  );
}
