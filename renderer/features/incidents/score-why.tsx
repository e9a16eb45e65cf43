import { Popover } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { ScoreTable } from "../../cases/score/score-table.tsx";
import { useText } from "../../i18n/text-context.ts";
import classes from "./incidents.module.css";

export interface ScoreWhyProps {
  readonly incidentId: string;
  readonly score: number;
}

/** The triage score; pressed, it shows each of its reasons in words with the points. */
export function ScoreWhy({ incidentId, score }: ScoreWhyProps): ReactNode {
  const text = useText("cases");
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={380} position="bottom-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.score}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {text.score(score)} <span className="wp-meta">{text.scoreWhy}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScoreTable incidentId={incidentId} />
      </Popover.Dropdown>
    </Popover>
  );
}
