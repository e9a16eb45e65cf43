import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { useWords } from "../words.ts";
import { explainScore, signedPoints } from "./score-reasons.ts";
import classes from "./score.module.css";

/** Each reason of a triage score in words, with its points. */
export function ScoreTable({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("cases");
  const words = useWords();
  const { query } = useApi();
  const score = useQuery(query.incidents.score.queryOptions({ input: { id: incidentId } }));
  const state = useQueryState(score, ({ reasons }) => reasons.length === 0, {
    title: text.scoreNoReason,
  });
  return (
    <FourState state={state}>
      <table className={classes.reasons}>
        <caption className="wp-hidden">{text.scoreReasons}</caption>
        <tbody>
          {(score.data?.reasons ?? []).map((reason, at) => (
            <tr key={`${reason.kind}-${at}`}>
              <td className={classes.points}>{signedPoints(reason.points)}</td>
              <td>{explainScore(reason, words)}</td>
            </tr>
          ))}
          <tr>
            <td className={classes.points}>{score.data?.score}</td>
            <td className="wp-dim">{text.scoreOf100}</td>
          </tr>
        </tbody>
      </table>
    </FourState>
  );
}
