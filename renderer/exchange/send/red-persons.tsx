import type { ReactNode } from "react";

import type { ReleaseView } from "../../../shared/contract/exchange-release.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CheckField } from "../../ui/fields/fields.tsx";
import { TagInput } from "../../ui/fields/tag-input.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { redStaying } from "./choices.ts";
import classes from "./send.module.css";
import type { PeerRelease, Sending } from "./use-send.ts";

export interface RedPersonsProps {
  readonly sending: Sending;
  readonly release: PeerRelease;
  readonly view: ReleaseView;
}

/**
 * TLP:RED goes to persons who are named one by one, after a second confirmation of exactly these records for exactly these persons.
 */
export function RedPersons({ sending, release, view }: RedPersonsProps): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { peer, choice } = release;
  const { redToConfirm } = view;
  const staying = redStaying(view);
  const isConfirmed = view.persons.length > 0;
  if (staying === 0 && redToConfirm === null && !isConfirmed && choice.persons.length === 0)
    return null;
  const count = redToConfirm?.count ?? view.rows.filter(({ tlp }) => tlp === "TLP:RED").length;
  const { persons } = choice;
  const isAsked = redToConfirm !== null || isConfirmed;
  return (
    <div className={classes.question}>
      <p>
        <MarkingChip tlp="TLP:RED" />{" "}
        {staying > 0 && text.redStays(staying, format.number(staying))}
      </p>
      <TagInput
        label={text.redPersons(peer.name)}
        hint={text.redPersonsHint}
        placeholder=""
        value={persons}
        // Another name is another release: what was confirmed does not hold for it.
        onChange={(next) => sending.change(peer.id, { persons: next, redToken: null })}
      />
      {redToConfirm !== null && (
        <ul className={classes.titles}>
          {redToConfirm.records.map(({ id, title }) => (
            <li key={id}>
              <SafeText text={title} />
            </li>
          ))}
        </ul>
      )}
      {isAsked && (
        <CheckField
          label={text.redConfirm(count, format.number(count), format.list(persons))}
          value={isConfirmed}
          onChange={(isOn) =>
            sending.change(peer.id, { redToken: isOn ? (redToConfirm?.token ?? null) : null })
          }
        />
      )}
    </div>
  );
}
