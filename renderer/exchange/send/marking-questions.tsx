import type { ReactNode } from "react";

import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import type { ReleaseView } from "../../../shared/contract/exchange-release.ts";
import { useApi } from "../../api.ts";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SelectField } from "../../ui/fields/fields.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { mentionedIn, unmarkedIn } from "./choices.ts";
import classes from "./send.module.css";
import type { Sending } from "./use-send.ts";

/** Mentions that are named before the rest is left to the counts. */
const SHOWN = 5;

/** What a person has to answer or look at before this leaves: missing labels, stricter parts, names of what stays. */
export function MarkingQuestions({
  sending,
  view,
}: {
  readonly sending: Sending;
  readonly view: ReleaseView;
}): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const unmarked = unmarkedIn(view);
  const mentions = mentionedIn(view);
  const { overexposedCount, totals } = view;
  // Where nothing stays, nothing was too strict.
  const containers = totals.withheldRecords > 0 ? view.containers : [];
  const isQuiet =
    unmarked.length + containers.length + mentions.length === 0 && overexposedCount === 0;
  if (isQuiet) return null;
  return (
    <div className={classes.question}>
      <h4>{text.questions}</h4>
      {unmarked.map(({ id, title }) => (
        <Unmarked key={id} incidentId={id} title={title} sending={sending} />
      ))}
      <ul className={classes.titles}>
        {containers.map(({ id, title, tlp, effectiveTlp }) => (
          <li key={id}>
            <SafeText text={text.questionStricter(title, tlp, effectiveTlp)} />
          </li>
        ))}
        {mentions.slice(0, SHOWN).map((written) => (
          <li key={written}>
            <SafeText text={text.questionMention(written)} />
          </li>
        ))}
        {overexposedCount > 0 && (
          <li>{text.questionOverexposed(overexposedCount, format.number(overexposedCount))}</li>
        )}
      </ul>
    </div>
  );
}

function Unmarked({
  incidentId,
  title,
  sending,
}: {
  readonly incidentId: string;
  readonly title: string;
  readonly sending: Sending;
}): ReactNode {
  const text = useText("exchange");
  const { client } = useApi();
  const change = useChange();
  return (
    <div className={classes.ask}>
      <SafeText text={text.questionUnmarked(title)} />
      <SelectField
        label={text.questionLabel}
        value={null}
        options={TLP_LABELS.map((label) => ({ value: label, label }))}
        onChange={(tlp) => {
          if (tlp === null) return;
          void change({
            call: () => client.incidents.bulk({ target: { ids: [incidentId] }, patch: { tlp } }),
            done: null,
          }).then(() => sending.reload());
        }}
      />
    </div>
  );
}
