import { SegmentedControl } from "@mantine/core";
import { useId } from "react";
import type { ReactNode } from "react";

import { LANGUAGE_NAMES, LANGUAGES } from "../../../shared/text/index.ts";
import { useDeskSettings } from "../../desk-settings.tsx";
import { useText } from "../../i18n/text-context.ts";
import { Group } from "./parts.tsx";
import classes from "./settings.module.css";

/** Language, theme, density: kept outside the vault. */
export function DisplaySection(): ReactNode {
  const text = useText("settings");
  const { settings, change } = useDeskSettings();
  return (
    <Group title={text.display} text={text.displayHint}>
      <Choice
        label={text.language}
        value={settings.language}
        options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
        onChange={(language) => change({ language })}
      />
      <Choice
        label={text.theme}
        value={settings.theme}
        options={(["system", "light", "dark"] as const).map((value) => ({
          value,
          label: text.themes[value],
        }))}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        label={text.density}
        value={settings.density}
        options={(["normal", "compact"] as const).map((value) => ({
          value,
          label: text.densities[value],
        }))}
        onChange={(density) => change({ density })}
      />
    </Group>
  );
}

function Choice<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}): ReactNode {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <div className={classes.choice}>
      <span id={id}>{label}</span>
      <SegmentedControl
        aria-labelledby={id}
        value={value}
        data={options.map((option) => ({ value: option.value, label: option.label }))}
        onChange={(next) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen) onChange(chosen.value);
        }}
      />
    </div>
  );
}
