import { defangValue } from "../../../shared/domain/observables/defang.ts";
import { isObservableType } from "../../../shared/domain/observables/types.ts";

/** The value as it may be shown: defanged where its type is known, as it is otherwise. */
export function defanged(type: string, value: string): string {
  return isObservableType(type) ? defangValue(type, value) : value;
}

/** One line per value, defanged, for the clipboard. */
export function defangedLines(
  items: readonly { readonly type: string; readonly value: string }[],
): string {
  return items.map(({ type, value }) => defanged(type, value)).join("\n");
}
