import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Correlation } from "../../../../shared/model/observable.ts";
import { defanged } from "../../../cases/observables/display.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { IndicatorCell } from "../../../ui/indicator/indicator-text.tsx";
import classes from "./related.module.css";
import { rarityWords, reasonWords } from "./rows.ts";

/** The values that connect two incidents, each with why and how rare it is. */
export function CorrelationLinks({ links }: { readonly links: Correlation["links"] }): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const words = useWords();
  return (
    <table className={classes.links}>
      <colgroup>
        <col className={classes.value} />
        <col className={classes.type} />
        <col />
        <col />
      </colgroup>
      <thead className="wp-hidden">
        <tr>
          <th scope="col">{cases.obsValue}</th>
          <th scope="col">{cases.obsType}</th>
          <th scope="col">{text.why}</th>
          <th scope="col">{text.rarity}</th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => {
          const isSame = link.value === link.otherValue && link.type === link.otherType;
          return (
            <tr key={`${link.observableId}-${link.otherValue}-${link.reason}`}>
              <td>
                <Link to={addressOf("observable", link.observableId)}>
                  <IndicatorCell defanged={defanged(link.type, link.value)} />
                </Link>
                {!isSame && (
                  <div className="wp-meta">
                    {text.meets}{" "}
                    <IndicatorCell defanged={defanged(link.otherType, link.otherValue)} />
                  </div>
                )}
              </td>
              <td className="wp-dim">{link.type}</td>
              <td>
                {words.say(reasonWords(link.reason))}
                {link.score !== null && (
                  <div className="wp-meta">{text.ssdeepScore(link.score)}</div>
                )}
              </td>
              <td title={cases.obsInIncidents(link.incidentCount)}>
                {words.say(rarityWords(link.rarity))}{" "}
                <span className="wp-meta">({link.incidentCount})</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
