import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { Command } from "../../ui/palette/use-commands.ts";
import { CommandButton } from "./command-button.tsx";
import classes from "./layout.module.css";

export interface BulkBarProps {
  readonly count: number;
  readonly commands: readonly Command[];
  readonly onClear: () => void;
}

/** Stands over the list while rows are marked: how many, and what can be done with all of them. */
export function BulkBar({ count, commands, onClear }: BulkBarProps): ReactNode {
  const text = useText("cases");
  const format = useFormat();
  return (
    <div className={classes.bulk} role="toolbar" aria-label={text.bulkLabel}>
      <strong aria-live="polite">{text.bulkSelected(format.number(count))}</strong>
      <Button variant="subtle" size="compact-xs" onClick={onClear}>
        {text.bulkClear}
      </Button>
      {commands.map((command) => (
        <CommandButton key={command.id} command={command} />
      ))}
    </div>
  );
}
