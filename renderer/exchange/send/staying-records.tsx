import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { WithheldView } from "../../../shared/contract/exchange-release.ts";
import { describeWithheld } from "../../../shared/exchange/release/preview/withheld-text-data.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { useWords } from "../use-words.ts";
import type { RecordsProps } from "./leaving-records.tsx";
import classes from "./send.module.css";

/** What stays and why; what the analyst took out can be taken back in. */
export function StayingRecords({ sending, release, view }: RecordsProps): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const format = useFormat();
  const { peer, choice } = release;
  const takeBack = ({ kind, id }: WithheldView): void =>
    sending.change(peer.id, {
      recordsOut: choice.recordsOut.filter((one) => one.id !== id || one.kind !== kind),
      redToken: null,
    });
  const { withheld, totals, staying } = view;
  const all = totals.withheldRecords + totals.withheldFields;
  return (
    // Long content must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.staying} tabIndex={0} role="group" aria-label={text.sendTabStays}>
      {choice.fieldsOut.length > 0 && <FieldsOut sending={sending} release={release} />}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.colRecord}</th>
            <th scope="col">{text.colField}</th>
            <th scope="col">{text.colWhy}</th>
          </tr>
        </thead>
        <tbody>
          {withheld.map((item) => (
            <Staying
              key={`${item.kind} ${item.id} ${item.field ?? ""}`}
              item={item}
              onTakeBack={
                choice.recordsOut.some(({ id }) => id === item.id)
                  ? () => takeBack(item)
                  : undefined
              }
            />
          ))}
        </tbody>
      </table>
      {withheld.length < all && (
        <p className="wp-meta">{text.cutAt(format.number(withheld.length), format.number(all))}</p>
      )}
      {staying.length > 0 && (
        <p className="wp-meta">
          {text.sendStaying}:{" "}
          {format.list(
            staying.map(({ kind, field }) => `${words.kind(kind)}: ${words.field(field)}`),
          )}
        </p>
      )}
    </div>
  );
}

function Staying({
  item,
  onTakeBack,
}: {
  readonly item: WithheldView;
  readonly onTakeBack: (() => void) | undefined;
}): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const { language } = useLanguage();
  const { kind, title, field, reason } = item;
  return (
    <tr>
      <td>
        <span className="wp-dim">{words.kind(kind)}</span> <SafeText text={title} />
      </td>
      <td>{field === null ? text.sendWhole : words.field(field)}</td>
      <td>
        {describeWithheld(reason)[language]}{" "}
        {onTakeBack !== undefined && (
          <Button
            type="button"
            size="compact-xs"
            variant="default"
            aria-label={`${text.sendTakeBack}: ${title}`}
            onClick={onTakeBack}
          >
            {text.sendTakeBack}
          </Button>
        )}
      </td>
    </tr>
  );
}

function FieldsOut({ sending, release }: Omit<RecordsProps, "view">): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const { peer, choice } = release;
  const { fieldsOut } = choice;
  return (
    <div className={classes.ask}>
      <p>
        {text.sendFieldsOut} <span className="wp-dim">{text.sendFieldsOutHint}</span>
      </p>
      <ul className={classes.chips}>
        {fieldsOut.map((name) => {
          const [kind = "", field = ""] = name.split(".");
          const label = `${words.kind(kind)}: ${words.field(field)}`;
          return (
            <li key={name}>
              {label}{" "}
              <Button
                type="button"
                size="compact-xs"
                variant="subtle"
                aria-label={`${text.sendTakeBack}: ${label}`}
                onClick={() =>
                  sending.change(peer.id, {
                    fieldsOut: fieldsOut.filter((one) => one !== name),
                    redToken: null,
                  })
                }
              >
                {text.sendTakeBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
