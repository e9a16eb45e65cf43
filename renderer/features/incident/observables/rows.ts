import type { z } from "zod";

import type { extractedSchema } from "../../../../shared/contract/observables.ts";
import type { ObservableLink } from "../../../../shared/model/observable.ts";
import { defanged } from "../../../cases/observables/display.ts";
import { isSelected } from "../../../ui/grid/selection.ts";
import type { RowSelection } from "../../../ui/grid/selection.ts";

export type Extracted = z.infer<typeof extractedSchema>;

/** A value found in a pasted text, once however often it stands there. */
export interface Finding {
  readonly key: string;
  readonly type: string;
  readonly value: string;
  /** As it was written, where that is neither the value nor its defanged form. */
  readonly original: string | undefined;
  readonly note: string | undefined;
}

/** Unique findings in the order of the text. */
export function findingsOf(items: readonly Extracted[]): readonly Finding[] {
  const byKey = new Map<string, Finding>();
  for (const { type, value, original, note } of items) {
    const key = `${type}\n${value}`;
    if (byKey.has(key)) continue;
    byKey.set(key, {
      key,
      type,
      value,
      original: original === value || original === defanged(type, value) ? undefined : original,
      note,
    });
  }
  return [...byKey.values()];
}

/** What an action on observables is about: the marked rows, else the one under the cursor. */
export function chosenLinks(
  loaded: readonly ObservableLink[],
  selection: RowSelection,
  active: ObservableLink | undefined,
): readonly ObservableLink[] {
  const marked = loaded.filter(({ linkId }) => isSelected(selection, linkId));
  if (marked.length > 0) return marked;
  return active === undefined ? [] : [active];
}
