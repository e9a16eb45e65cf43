import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { ChoiceList } from "./choice-list.tsx";

export interface ReasonPresetsProps {
  readonly presets: readonly string[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Reasons given often: a digit chooses one, the text below can still be changed. */
export function ReasonPresets({ presets, value, onChange }: ReasonPresetsProps): ReactNode {
  const text = useText("cases");
  if (presets.length === 0) return null;
  return (
    <ChoiceList
      label={text.reasonOften}
      choices={presets.map((preset) => ({ value: preset, label: preset }))}
      value={presets.includes(value) ? value : null}
      onChange={onChange}
      hasFocus
    />
  );
}
