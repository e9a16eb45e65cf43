import type { VaultSettings } from "../../../shared/model/settings.ts";
import type { Texts } from "../../../shared/text/index.ts";

/** Stands for "no owner" where a choice needs a value; no analyst can have an empty name. */
export const NOBODY = "";

/** Me first, then the others by name, then whoever owns it but is no longer listed, then nobody. */
export function ownerChoices(
  settings: Pick<VaultSettings, "analyst" | "analysts">,
  text: Texts["cases"],
  current: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const others = settings.analysts.filter((name) => name !== settings.analyst);
  const known = [settings.analyst, ...others.toSorted((a, b) => a.localeCompare(b))];
  const all = current === null || known.includes(current) ? known : [...known, current];
  return [
    ...all.map((value) => ({
      value,
      label: value === settings.analyst ? text.ownerMe(value) : value,
    })),
    { value: NOBODY, label: text.ownerNobody },
  ];
}
