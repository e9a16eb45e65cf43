import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { comparisonMeansSchema } from "../../../../shared/model/peer.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { CheckField, SelectField, TextField } from "../../../ui/fields/fields.tsx";
import { DigitGrid, WordGrid } from "../fingerprint-view.tsx";
import classes from "../peers.module.css";
import { HeardWordsField } from "./heard-words-field.tsx";
import { useCeremony } from "./use-ceremony.ts";
import type { Ceremony } from "./use-ceremony.ts";

export interface CeremonyDialogProps {
  readonly peer: Peer;
  readonly onClose: () => void;
}

/**
 * Both sides read their fingerprint to each other. Ours is shown to be read; theirs is not shown anywhere, so that it can't be
 * confirmed without having been heard.
 */
export function CeremonyDialog({ peer, onClose }: CeremonyDialogProps): ReactNode {
  const text = useText("ceremony");
  const ceremony = useCeremony(peer);
  const { missing } = ceremony;
  return (
    <ActDialog
      title={text.title(peer.name)}
      act={text.compare}
      isReady={missing === undefined}
      {...(missing === undefined ? {} : { missing })}
      width="large"
      onAct={ceremony.compare}
      onClose={onClose}
    >
      <p>{text.intro}</p>
      <div className={classes.ceremonyHead}>
        <SegmentedControl
          size="xs"
          aria-label={text.form}
          value={ceremony.form}
          onChange={(form) => ceremony.setForm(form === "digits" ? "digits" : "words")}
          data={[
            { value: "words", label: text.words },
            { value: "digits", label: text.digits },
          ]}
        />
        <SelectField
          label={text.means}
          value={ceremony.means}
          isRequired
          placeholder={text.meansPlaceholder}
          options={comparisonMeansSchema.options.map((value) => ({
            value,
            label: text.meansNames[value],
          }))}
          onChange={ceremony.setMeans}
        />
      </div>
      <div className={classes.sides}>
        <Ours peer={peer} ceremony={ceremony} />
        <Theirs ceremony={ceremony} />
      </div>
    </ActDialog>
  );
}

interface SideProps {
  readonly ceremony: Ceremony;
}

function Ours({ peer, ceremony }: SideProps & { readonly peer: Peer }): ReactNode {
  const text = useText("ceremony");
  const { ours } = peer.ceremony;
  return (
    <section className={classes.side} aria-labelledby="ceremony-ours">
      <h3 id="ceremony-ours">{text.ours}</h3>
      {ceremony.form === "words" ? (
        <WordGrid label={text.ourWords} words={ours.words} />
      ) : (
        <DigitGrid label={text.ourDigits} digits={ours.digits} />
      )}
      <CheckField
        label={text.theyCompared}
        hint={text.theyComparedHint}
        value={ceremony.haveTheyCompared}
        onChange={ceremony.setTheyCompared}
      />
    </section>
  );
}

function Theirs({ ceremony }: SideProps): ReactNode {
  const text = useText("ceremony");
  const { form, heard, hear, hearAgain, wrong, box } = ceremony;
  return (
    <section className={classes.side} aria-labelledby="ceremony-theirs">
      <h3 id="ceremony-theirs">{text.theirs}</h3>
      {form === "words" ? (
        <HeardWordsField
          ref={box}
          heard={heard}
          wrong={wrong}
          onChange={hear}
          onAgain={hearAgain}
          error={wrong.length === 0 ? undefined : text.wrongWords(wrong.map((at) => at + 1))}
        />
      ) : (
        <TextField
          label={text.heardDigits}
          hint={text.heardDigitsHint}
          value={ceremony.digits}
          isCode
          hasFocus
          maxLength={120}
          onChange={ceremony.setDigits}
        />
      )}
    </section>
  );
}
