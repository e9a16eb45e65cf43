import type { Texts } from "../../../shared/text/index.ts";
import type { PatchKind } from "./patch-dialogs.tsx";

/** The sentence after a field was set. */
export function doneWords(kind: PatchKind, text: Texts["cases"]): (count: number) => string {
  const words: Readonly<Record<PatchKind, (count: number) => string>> = {
    marking: text.doneMarked,
    severity: text.doneSeverity,
    classification: text.doneClassified,
    tags: text.doneTagged,
    owner: text.doneOwner,
    status: text.doneStatus,
  };
  return words[kind];
}
