import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { assessmentsOf } from "../../../../shared/domain/judgement/assessments.ts";
import type { Assessment } from "../../../../shared/domain/judgement/assessments.ts";
import type { Hypothesis, TitledItem } from "../../../../shared/model/judgement.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { useRating, withPending } from "./use-rating.ts";

export type Judged = Assessment<Hypothesis, TitledItem>;

/** What is judged of an incident, question by question. */
export function useJudgement(incidentId: string, onAdd: () => void) {
  const { query } = useApi();
  const text = useText("judgement");
  const found = useQuery(query.judgement.get.queryOptions({ input: { incidentId } }));
  const { data } = found;
  const { pending, rate } = useRating();
  const assessments = useMemo(
    () =>
      data === undefined ? [] : assessmentsOf(data.hypotheses, withPending(data.items, pending)),
    [data, pending],
  );
  const [chosen, setQuestion] = useState("");
  const shown = assessments.find(({ question }) => question === chosen) ?? assessments[0];
  const state = useQueryState(found, () => assessments.length === 0, {
    title: text.noHypotheses,
    text: text.noHypothesesText,
    action: { label: text.hypothesisAdd, keys: "n", run: onAdd },
  });
  return {
    state,
    shown,
    questions: assessments.map(({ question }) => question),
    rate,
    setQuestion,
  };
}
