import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { Command } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { ariaKeys } from "../../ui/shortcuts/keys.ts";

export interface CommandButtonProps {
  readonly command: Command;
  readonly isPrimary?: boolean;
  /** Shorter words where the place says the rest. */
  readonly label?: string;
}

/** A command as a button that shows its key. */
export function CommandButton({
  command,
  isPrimary = false,
  label,
}: CommandButtonProps): ReactNode {
  const { keys } = command;
  return (
    <Button
      size="compact-xs"
      variant={isPrimary ? "filled" : "default"}
      disabled={command.isDisabled ?? false}
      title={command.label}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      rightSection={keys === undefined ? undefined : <KeyCaps keys={keys} />}
      onClick={command.run}
    >
      {label ?? command.label}
    </Button>
  );
}
