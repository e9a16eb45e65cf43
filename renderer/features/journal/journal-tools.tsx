import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { JournalFilters } from "./journal-filters.tsx";
import classes from "./journal.module.css";
import type { JournalFilter } from "./rows.ts";

export type JournalDialog = "export" | "brief";

export interface JournalToolsProps {
  readonly filter: JournalFilter;
  readonly onFilter: (filter: JournalFilter) => void;
  readonly onVerify: () => void;
  readonly onOpen: (dialog: JournalDialog) => void;
}

/** What narrows the journal, and what can be done with all of it. */
export function JournalTools({ filter, onFilter, onVerify, onOpen }: JournalToolsProps): ReactNode {
  const text = useText("journal");
  const documents = useText("documents");
  return (
    <div className={classes.tools}>
      <JournalFilters filter={filter} onFilter={onFilter} />
      <span className={classes.toolButtons}>
        <Button variant="default" rightSection={<KeyCaps keys="v" />} onClick={onVerify}>
          {text.verify}
        </Button>
        <Button
          variant="default"
          rightSection={<KeyCaps keys="b" />}
          onClick={() => onOpen("brief")}
        >
          {documents.briefAction}
        </Button>
        <Button
          variant="default"
          rightSection={<KeyCaps keys="shift+e" />}
          onClick={() => onOpen("export")}
        >
          {text.exportAct}
        </Button>
      </span>
    </div>
  );
}
