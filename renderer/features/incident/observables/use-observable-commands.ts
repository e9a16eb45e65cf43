import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import type { ObservableActions } from "./use-observables.ts";

/** Keys of the observables tab: they act on the marked rows, else on the one under the cursor. */
export function useObservableCommands(
  actions: ObservableActions,
  isPasting: boolean,
  onPaste: () => void,
): { readonly bar: readonly Command[]; readonly bulk: readonly Command[] } {
  const text = useText("incident");
  const { row, update, remove } = actions;
  const isNone = row === undefined && actions.markedCount === 0;
  const paste: Command = {
    id: "incident.observable.paste",
    label: text.observablesPaste,
    keys: "n",
    isDisabled: isPasting,
    run: onPaste,
  };
  const bulk: readonly Command[] = [
    {
      id: "incident.observable.copy",
      label: text.copyDefanged,
      keys: "shift+c",
      isDisabled: isNone,
      run: actions.copyDefanged,
    },
    {
      id: "incident.observable.copy-original",
      label: text.copyOriginal,
      keys: "shift+o",
      isDisabled: isNone,
      run: actions.copyOriginal,
    },
    {
      id: "incident.observable.remove",
      label: text.remove,
      keys: "Delete",
      isDisabled: isNone,
      run: remove,
    },
  ];
  const one: readonly Command[] = [
    {
      id: "incident.observable.detection",
      label: text.detectionToggle,
      keys: "v",
      isDisabled: row === undefined,
      run: () => row && void update(row, { isForDetection: !row.isForDetection }),
    },
  ];
  const bar = [paste, ...bulk, ...one];
  useCommands(text.tabNames.observables, bar);
  return { bar, bulk };
}
