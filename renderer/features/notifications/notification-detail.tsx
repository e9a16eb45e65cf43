import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { notificationIdSchema } from "../../../shared/model/ids.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { MessageRows } from "./message-rows.tsx";
import classes from "./notifications.module.css";

/** One message: text, rows, and the record of what was told to whom when. */
export function NotificationDetail({ id }: { readonly id: string }): ReactNode {
  const text = useText("notifications");
  const format = useFormat();
  const { query } = useApi();
  const one = useQuery(
    query.notifications.get.queryOptions({ input: { id: notificationIdSchema.parse(id) } }),
  );
  const state = useQueryState(one, () => false, { title: "" });
  const { data } = one;
  return (
    <FourState state={state}>
      {data && (
        <div
          className={classes.detail}
          role="region"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long content must be scrollable by keyboard
          tabIndex={0}
          aria-label={data.constituentName}
        >
          <h2 className={classes.detailTitle}>
            <SafeText text={data.constituentName} />
          </h2>
          <Facts>
            <Fact name={text.colState}>{text.states[data.state]}</Fact>
            <Fact name="TLP / PAP">
              <MarkingChip tlp={data.tlp} /> {data.pap}
            </Fact>
            <Fact name={text.colRecipient}>
              {data.recipient === null ? (
                text.nobody
              ) : (
                <SafeText text={recipientText(data.recipient)} />
              )}
            </Fact>
            <Fact name={text.colSector}>{data.sector}</Fact>
            <Fact name={text.colCountry}>{data.country}</Fact>
            <Fact name={text.about}>{data.subjectNumber}</Fact>
            <Fact name={text.token}>{data.token}</Fact>
            <Fact name={text.colRecheck}>{data.recheckOn}</Fact>
            <Fact name={text.heldUntil}>
              {data.notBefore === null ? null : format.exactUtc(data.notBefore)}
            </Fact>
          </Facts>
          <Section title={text.record}>
            {data.acts.length === 0 ? (
              <p className="wp-dim">{text.nothingTold}</p>
            ) : (
              <ol className={classes.acts}>
                {data.acts.map((act) => (
                  <li key={act.id}>
                    <span className="wp-meta">{format.exactUtc(act.at)}</span>{" "}
                    <strong>{text.acts[act.type]}</strong> · {text.channels[act.channel]} ·{" "}
                    <SafeText
                      text={[act.recipient, act.detail, act.author].filter(Boolean).join(" · ")}
                    />
                  </li>
                ))}
              </ol>
            )}
          </Section>
          <Section title={text.message}>
            <p>
              <strong>{data.subject}</strong>
            </p>
            <pre className={classes.body}>{data.body}</pre>
          </Section>
          <Section title={text.attachment} note={format.number(data.rows.length)}>
            <MessageRows rows={data.rows} />
          </Section>
        </div>
      )}
    </FourState>
  );
}

function recipientText({
  name,
  role,
  mail,
}: {
  readonly name: string;
  readonly role: string;
  readonly mail: string;
}): string {
  return [name, role, mail].filter(Boolean).join(" · ");
}
