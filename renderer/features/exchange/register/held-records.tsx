import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { HeldRecord } from "../../../../shared/contract/exchange.ts";
import { strictestTlp } from "../../../../shared/domain/markings/tlp.ts";
import { useApi } from "../../../api.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { addressOf } from "../../../places.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../../ui/marking/on-screen.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../exchange.module.css";

export interface HeldRecordsProps {
  readonly peerId: string;
  readonly rootId: string;
  readonly rootKind: "incident" | "report" | null;
  readonly title: string;
}

/** What one peer has of one incident or report, record by record. */
export function HeldRecords({ peerId, rootId, rootKind, title }: HeldRecordsProps): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { query } = useApi();
  const held = useQuery(query.disclosures.records.queryOptions({ input: { peerId, rootId } }));
  const state = useQueryState(held, ({ items }) => items.length === 0, {
    title: text.registerEmptyTitle,
  });
  const items = held.data?.items ?? [];
  const count = held.data?.count ?? 0;
  useShowsMarking(strictestTlp(items.map(({ tlp }) => tlp)));
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          {rootKind === null ? (
            <SafeText text={title} />
          ) : (
            <Link to={addressOf(rootKind, rootId)} className={classes.link}>
              <SafeText text={title} />
            </Link>
          )}
        </h2>
      </header>
      <Section title={text.registerRecords} note={format.number(count)}>
        <FourState state={state}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{text.colRecord}</th>
                <th scope="col">TLP</th>
                <th scope="col">{text.colStatus}</th>
                <th scope="col">{text.colSince}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((record) => (
                <HeldRow key={`${record.kind} ${record.id}`} record={record} />
              ))}
            </tbody>
          </table>
          {items.length < count && (
            <p className="wp-meta">
              {text.cutAt(format.number(items.length), format.number(count))}
            </p>
          )}
        </FourState>
      </Section>
    </div>
  );
}

function HeldRow({ record }: { readonly record: HeldRecord }): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const { kind, title, tlp, status, since, deliveredAt } = record;
  return (
    <tr>
      <td>
        <span className="wp-dim">{words.kind(kind)}</span> <SafeText text={title} />
      </td>
      <td>
        <MarkingChip tlp={tlp} />
      </td>
      <td>
        {text.holdings[status]}
        {deliveredAt === null && <span className="wp-dim"> · {text.notConfirmed}</span>}
      </td>
      <td>
        <TimeText iso={since} />
      </td>
    </tr>
  );
}
