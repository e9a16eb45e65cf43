import { Popover } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import { ScoreTable } from "../../../cases/score/score-table.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { useShortcuts } from "../../../ui/shortcuts/use-shortcuts.ts";
import classes from "../incident.module.css";

export interface ScoreWhyProps {
  readonly incidentId: string;
  readonly score: number;
}

/** The triage score; pressed, it shows each of its reasons in words with the points. */
export function ScoreWhy({ incidentId, score }: ScoreWhyProps): ReactNode {
  const incident = useText("incident");
  const text = useText("cases");
  const common = useText("commonUi");
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const toggle = (): void => {
    // With the focus elsewhere the reasons would stay when work goes on there.
    button.current?.focus();
    setOpen(!isOpen);
  };
  useCommands(incident.title, [
    { id: "incident.why", label: text.scoreReasons, keys: "y", run: toggle },
  ]);
  useShortcuts(
    text.scoreReasons,
    [{ keys: "Escape", label: common.close, run: () => setOpen(false) }],
    { isActive: isOpen },
  );
  return (
    <Popover opened={isOpen} onChange={setOpen} width={400} position="bottom-start" returnFocus>
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={classes.chip}
          title={text.scoreReasons}
          aria-expanded={isOpen}
          onClick={toggle}
          onBlur={() => setOpen(false)}
        >
          {text.score(score)} <span className="wp-dim">{text.scoreWhy}</span>
          <KeyCaps keys="y" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScoreTable incidentId={incidentId} />
      </Popover.Dropdown>
    </Popover>
  );
}
