import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { ObservableLink, ObservableSubject } from "../../../shared/model/observable.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addressOf } from "../../places.ts";
import { IndicatorText } from "../../ui/indicator/indicator-text.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { defanged } from "./display.ts";
import { warningOf } from "./observable-columns.tsx";
import classes from "./observables.module.css";

/** A pane shows what a report is about; whoever needs them all opens the incident. */
const FIRST = 20;
const MORE = 200;

/** The observables of a record to read and copy, in a pane that scrolls as a whole. */
export function ObservableList({ subject }: { readonly subject: ObservableSubject }): ReactNode {
  const text = useText("cases");
  const format = useFormat();
  const { query } = useApi();
  const [limit, setLimit] = useState(FIRST);
  const links = useQuery({
    ...query.observables.links.queryOptions({ input: { subject, limit } }),
    placeholderData: keepPreviousData,
  });
  const state = useQueryState(links, () => false, { title: text.obsNone });
  const { items = [], total = 0 } = links.data ?? {};
  return (
    <FourState state={state}>
      {total === 0 ? (
        <p className="wp-dim">{text.obsNone}</p>
      ) : (
        <table className={classes.list}>
          <thead>
            <tr>
              <th scope="col">{text.obsValue}</th>
              <th scope="col">{text.obsType}</th>
              <th scope="col" className={classes.number}>
                {text.obsIncidents}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((link) => (
              <Row key={link.linkId} link={link} />
            ))}
          </tbody>
        </table>
      )}
      {total > items.length && (
        <Button
          variant="default"
          size="compact-xs"
          className={classes.more}
          onClick={() => setLimit(Math.min(limit + MORE, 5_000))}
        >
          {text.obsMore(format.number(total - items.length))}
        </Button>
      )}
    </FourState>
  );
}

function Row({ link }: { readonly link: ObservableLink }): ReactNode {
  const text = useText("cases");
  const warning = warningOf(link, text);
  return (
    <tr>
      <td>
        <IndicatorText
          defanged={defanged(link.type, link.value)}
          original={link.value}
          {...(warning === undefined ? {} : { warning })}
        />
        {link.warninglists.map(({ name, date }) => (
          <div key={name} className={classes.listed} title={date}>
            {name}
          </div>
        ))}
      </td>
      <td className={classes.type}>{link.type}</td>
      <td className={classes.number}>
        <Link
          to={addressOf("observable", link.observableId)}
          title={text.obsInIncidents(link.incidentCount)}
        >
          {link.incidentCount}
        </Link>
      </td>
    </tr>
  );
}
