import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import type { ShortcutOptions } from "../shortcuts/use-shortcuts.ts";
import { usePaletteActions } from "./palette-actions.ts";

export interface Command {
  /** Unique among all, such as `triage.accept`. */
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly keywords?: readonly string[];
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** Offers the commands of a screen by key, in the help and in the palette, as long as it is mounted. */
export function useCommands(
  scope: string,
  commands: readonly Command[],
  options: ShortcutOptions = {},
): void {
  const { isActive = true } = options;
  const enabled = isActive ? commands.filter((command) => command.isDisabled !== true) : [];
  usePaletteActions(enabled.map((command) => ({ ...command, group: scope })));
  useShortcuts(
    scope,
    commands.flatMap(({ keys, label, run, isDisabled = false }) =>
      keys === undefined ? [] : [{ keys, label, run, isDisabled }],
    ),
    options,
  );
}
