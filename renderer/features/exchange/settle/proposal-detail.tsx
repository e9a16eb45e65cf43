import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { ProposalView } from "../../../../shared/contract/exchange-receipt.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { leaveOnEscape } from "../../../exchange/leave-on-escape.ts";
import { TextThreeWay } from "../../../exchange/text-three-way.tsx";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { TextField } from "../../../ui/fields/fields.tsx";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../exchange.module.css";

export interface ProposalDetailProps {
  readonly proposal: ProposalView;
  readonly peerName: string;
  readonly accept: Command;
  readonly reject: Command;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** One change that a peer would make: what is here, what it would have, and the two answers. */
export function ProposalDetail(props: ProposalDetailProps): ReactNode {
  const { proposal, peerName, accept, reject, reason, onReason } = props;
  const text = useText("exchange");
  const words = useWords();
  const { record, subject, field, ours, theirs, at, kind, base } = proposal;
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          {words.field(field)} <span className="wp-dim">{words.kind(record.kind)}</span>{" "}
          {record.id !== subject.id && <SafeText text={record.title} />}
        </h2>
        <p>
          <Link to={addressOf(subject.kind, subject.id)} className={classes.link}>
            <SafeText text={subject.title} />
          </Link>{" "}
          <span className="wp-dim">
            <SafeText text={peerName} /> · <TimeText iso={at} />
          </span>
        </p>
        <div className={classes.actions}>
          <CommandButton command={accept} isPrimary />
          <CommandButton command={reject} />
        </div>
      </header>
      {/* The keys belong to the text box inside; this only hears of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above */}
      <div className={classes.pad} onKeyDown={leaveOnEscape}>
        {kind === "text" ? (
          <TextThreeWay
            ours={typeof ours === "string" ? ours : ""}
            theirs={typeof theirs === "string" ? theirs : ""}
            base={base}
            theirName={peerName}
          />
        ) : (
          <table className={classes.table}>
            <tbody>
              <tr>
                <th scope="row">{text.proposalOurs}</th>
                <td>
                  <SafeText text={words.value(record.kind, field, ours)} keepsLines />
                </td>
              </tr>
              <tr>
                <th scope="row">
                  <SafeText text={text.proposalTheirs(peerName)} />
                </th>
                <td>
                  <strong>
                    <SafeText text={words.value(record.kind, field, theirs)} keepsLines />
                  </strong>
                </td>
              </tr>
            </tbody>
          </table>
        )}
        <TextField
          label={text.proposalReason}
          hint={text.proposalReasonHint}
          value={reason}
          maxLength={4_096}
          onChange={onReason}
        />
      </div>
    </div>
  );
}
