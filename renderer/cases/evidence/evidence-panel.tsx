import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { ObservableSubject } from "../../../shared/model/observable.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import { arraySource } from "../../ui/grid/row-source.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { evidenceColumns } from "./evidence-columns.tsx";
import { EvidenceDetail } from "./evidence-detail.tsx";
import classes from "./evidence.module.css";
import { useEvidence } from "./use-evidence.ts";

export interface EvidencePanelProps {
  readonly subject: ObservableSubject;
  /** Files can be dropped in. */
  readonly takesFiles?: boolean;
}

const NONE: readonly Evidence[] = [];

/** Evidence files with hash, custody and a look at the first octets; never opened, never shown as anything active. */
export function EvidencePanel({ subject, takesFiles = false }: EvidencePanelProps): ReactNode {
  const text = useText("cases");
  const format = useFormat();
  const { query, take, verify } = useEvidence(subject);
  const items = query.data ?? NONE;
  const source = useMemo(() => arraySource(items), [items]);
  const columns = useMemo(() => evidenceColumns(text, format), [text, format]);
  const [active, setActive] = useState(0);
  const state = useQueryState(query, (found) => found.length === 0, {
    title: text.evNone,
    ...(takesFiles ? { text: text.evNoneText } : {}),
  });
  const chosen = items[active];
  return (
    <div className={classes.panel}>
      {takesFiles && <FileDrop onFiles={take} />}
      <FourState state={state}>
        <div className={classes.bar}>
          <span className="wp-meta">{text.evCount(items.length)}</span>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => verify(items.map(({ id }) => id))}
          >
            {text.evVerifyAll}
          </Button>
        </div>
        <div className={classes.list} data-rows={Math.min(items.length, 8)}>
          <DataGrid
            label={text.evTitle}
            source={source}
            columns={columns}
            keyOf={(item) => item.id}
            activeIndex={Math.min(active, items.length - 1)}
            onActiveChange={setActive}
          />
        </div>
        {chosen && (
          <EvidenceDetail key={chosen.id} evidence={chosen} onVerify={() => verify([chosen.id])} />
        )}
      </FourState>
    </div>
  );
}
