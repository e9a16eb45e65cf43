import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../exchange.module.css";

/** The records that a notice speaks of, and which of them are here. */
export function NoticeRecords({ id }: { readonly id: string }): ReactNode {
  const text = useText("recalls");
  const exchange = useText("exchange");
  const words = useWords();
  const format = useFormat();
  const { query } = useApi();
  const answer = useQuery(query.recalls.records.queryOptions({ input: { id } }));
  const state = useQueryState(answer, () => false, { title: text.choose });
  const { items = [], count = 0 } = answer.data ?? {};
  return (
    <FourState state={state}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{exchange.colRecord}</th>
            <th scope="col">{exchange.colHere}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((record) => (
            <tr key={`${record.kind} ${record.id}`}>
              <td>
                <span className="wp-dim">{words.kind(record.kind)}</span>{" "}
                <SafeText text={record.title} />
              </td>
              <td>{record.isHere ? text.here : text.gone}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length < count && (
        <p className="wp-meta">
          {exchange.cutAt(format.number(items.length), format.number(count))}
        </p>
      )}
    </FourState>
  );
}
