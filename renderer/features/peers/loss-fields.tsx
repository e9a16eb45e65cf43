import type { ReactNode } from "react";

import type { StatedTime } from "../../../shared/model/values.ts";
import { useText } from "../../i18n/text-context.ts";
import { DateTimeField } from "../../ui/fields/date-time-field.tsx";
import { CheckField, TextAreaField } from "../../ui/fields/fields.tsx";

/** Why a key is given up, and since when somebody else may have it. */
export interface Loss {
  readonly reason: string;
  readonly isCompromised: boolean;
  readonly since: StatedTime | null;
}

export const NO_LOSS: Loss = { reason: "", isCompromised: false, since: null };

/** What the calls take. */
export interface StatedLoss {
  readonly reason: string;
  readonly compromisedSince?: string;
}

/** Undefined while something is missing. */
export function statedLoss({ reason, isCompromised, since }: Loss): StatedLoss | undefined {
  const why = reason.trim();
  if (why === "") return undefined;
  if (!isCompromised) return { reason: why };
  return since === null ? undefined : { reason: why, compromisedSince: since.instant };
}

export interface LossFieldsProps {
  readonly loss: Loss;
  readonly onChange: (loss: Loss) => void;
  /** What it means that somebody else has the key. */
  readonly compromisedHint: string;
}

/** The reason for the journal; the time of the loss only where there was one. */
export function LossFields({ loss, onChange, compromisedHint }: LossFieldsProps): ReactNode {
  const text = useText("peers");
  return (
    <>
      <TextAreaField
        label={text.lossReason}
        value={loss.reason}
        minRows={2}
        isRequired
        hasFocus
        onChange={(reason) => onChange({ ...loss, reason })}
      />
      <CheckField
        label={text.lossCompromised}
        hint={compromisedHint}
        value={loss.isCompromised}
        onChange={(isCompromised) => onChange({ ...loss, isCompromised })}
      />
      {loss.isCompromised && (
        <DateTimeField
          label={text.lossSince}
          value={loss.since}
          isRequired
          onChange={(since) => onChange({ ...loss, since })}
        />
      )}
    </>
  );
}
