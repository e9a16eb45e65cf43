import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "../report.module.css";

/** More at once would hold the window up; the rest comes on request. */
const SHOWN_CHARACTERS = 20_000;

/** Text from outside as it came, hidden characters visible. */
export function VerbatimText({ text }: { readonly text: string }): ReactNode {
  const words = useText("triage");
  const [shown, setShown] = useState(SHOWN_CHARACTERS);
  if (text.trim() === "") return <p className="wp-dim">{words.noText}</p>;
  return (
    <>
      {/* A long text scrolls inside: the keys have to reach it (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <section className={classes.body} tabIndex={0} aria-label={words.verbatim}>
        <SafeText text={text.slice(0, shown)} keepsLines />
      </section>
      {text.length > shown && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => setShown(shown + 10 * SHOWN_CHARACTERS)}
        >
          {words.showMore(text.length - shown)}
        </Button>
      )}
    </>
  );
}
