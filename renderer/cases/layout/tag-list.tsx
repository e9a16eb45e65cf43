import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./layout.module.css";

/** Tags as chips; of many, the first few and a way to see the others (feeds bring dozens). */
export function TagList({
  tags,
  shown = 6,
}: {
  readonly tags: readonly string[];
  readonly shown?: number;
}): ReactNode {
  const text = useText("cases");
  const [isOpen, setOpen] = useState(false);
  const hidden = isOpen ? 0 : Math.max(0, tags.length - shown);
  return (
    <>
      {tags.slice(0, tags.length - hidden).map((tag) => (
        <span key={tag} className={classes.tag} title={tag}>
          <SafeText text={tag} />
        </span>
      ))}
      {hidden > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
          {text.andMore(hidden)}
        </Button>
      )}
    </>
  );
}
