import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import classes from "./indicator.module.css";
import { splitHidden } from "./visible-text.ts";

export interface SafeTextProps {
  readonly text: string;
  /** Line breaks and tabs stay (bodies of mails, notes). */
  readonly keepsLines?: boolean;
}

/** Text that came from outside: isolated from its surroundings, hidden and reordering characters shown by their code point. */
export function SafeText({ text, keepsLines = false }: SafeTextProps): ReactNode {
  const words = useText("commonUi");
  const runs = splitHidden(text, { keepsLines });
  return (
    <bdi className={keepsLines ? classes.lines : undefined}>
      {runs.map((run, at) =>
        run.kind === "plain" ? (
          run.text
        ) : (
          <span key={at} className={classes.hidden} title={words.hiddenCharacter(run.codePoint)}>
            {run.codePoint}
          </span>
        ),
      )}
    </bdi>
  );
}
