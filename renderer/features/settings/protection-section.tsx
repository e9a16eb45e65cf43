import type { ReactNode } from "react";

import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { PAP_MEANING, TLP_AUDIENCE } from "../../../shared/domain/markings/marking-text-data.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SelectField } from "../../ui/fields/fields.tsx";
import { useVaultSettings } from "../../vault-settings.ts";
import { Group, SavedField } from "./parts.tsx";
import { readWhole } from "./rows.ts";
import type { Save } from "./use-save.ts";

/** Marking defaults, lock and clipboard. */
export function ProtectionSection({ save: { save } }: { readonly save: Save }): ReactNode {
  const text = useText("settings");
  const { language } = useLanguage();
  const settings = useVaultSettings();
  return (
    <>
      <Group title={text.protection} text={text.defaultHint}>
        <SelectField
          label={text.defaultTlp}
          value={settings.defaultTlp}
          hint={TLP_AUDIENCE[settings.defaultTlp][language]}
          options={TLP_LABELS.map((label) => ({ value: label, label }))}
          onChange={(defaultTlp) => {
            if (defaultTlp !== null) void save({ defaultTlp });
          }}
        />
        <SelectField
          label={text.defaultPap}
          value={settings.defaultPap}
          hint={PAP_MEANING[settings.defaultPap][language]}
          options={PAP_LABELS.map((label) => ({ value: label, label }))}
          onChange={(defaultPap) => {
            if (defaultPap !== null) void save({ defaultPap });
          }}
        />
      </Group>
      <Group title={text.lock}>
        <NumberField
          label={text.lockAfter}
          hint={settings.lockAfterMinutes === 0 ? text.lockNever : text.lockAfterHint}
          value={settings.lockAfterMinutes}
          minimum={0}
          maximum={1_440}
          onSave={(lockAfterMinutes) => save({ lockAfterMinutes })}
        />
        <NumberField
          label={text.clipboardClear}
          hint={text.clipboardClearHint}
          value={settings.clipboardClearSeconds}
          minimum={0}
          maximum={3_600}
          onSave={(clipboardClearSeconds) => save({ clipboardClearSeconds })}
        />
      </Group>
    </>
  );
}

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly onSave: (value: number) => Promise<boolean>;
}

/** A whole number within bounds, saved when the field is left. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, hint, value, minimum, maximum, onSave } = props;
  const text = useText("settings");
  const format = useFormat();
  return (
    <SavedField
      label={label}
      value={String(value)}
      maxLength={7}
      {...(hint === undefined ? {} : { hint })}
      check={(typed) =>
        readWhole(typed, minimum, maximum) === null
          ? text.numberInvalid(format.number(minimum), format.number(maximum))
          : undefined
      }
      onSave={async (typed) => {
        const next = readWhole(typed, minimum, maximum);
        return next !== null && (await onSave(next));
      }}
    />
  );
}
