import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { InlineEdit } from "../../ui/inline-edit/inline-edit.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { TimeText } from "../../ui/time/time-text.tsx";
import { Fact, Facts } from "../layout/facts.tsx";
import { useChange } from "../use-change.ts";
import { CustodyLog } from "./custody-log.tsx";
import { HandOvers } from "./hand-overs.tsx";
import { CustodySheetDialog } from "./custody-sheet-dialog.tsx";
import { EvidencePeek } from "./evidence-peek.tsx";
import classes from "./evidence.module.css";
import { ExportDialog } from "./export-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";

export interface EvidenceDetailProps {
  readonly evidence: Evidence;
  readonly onVerify: () => void;
}

/** One evidence file: what it is, who had it, its first octets, and the ways out of the vault. */
export function EvidenceDetail({ evidence, onVerify }: EvidenceDetailProps): ReactNode {
  const text = useText("cases");
  const documents = useText("documents");
  const format = useFormat();
  const { client } = useApi();
  const change = useChange();
  const [open, setOpen] = useState<"export" | "hand-over" | "sheet" | undefined>(undefined);
  const [isPeeking, setPeeking] = useState(false);
  const describe = (description: string): Promise<unknown> =>
    change({
      call: () => client.evidence.update({ id: evidence.id, patch: { description } }),
      done: null,
    });
  return (
    <section className={classes.detail} aria-label={evidence.name}>
      <div className={classes.detailHead}>
        <h3>
          <SafeText text={evidence.name} />
        </h3>
        <Button variant="default" size="compact-xs" onClick={() => setPeeking(!isPeeking)}>
          {isPeeking ? text.evPeekHide : text.evPeek}
        </Button>
        <Button variant="default" size="compact-xs" onClick={onVerify}>
          {text.evVerify}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => setOpen("hand-over")}>
          {text.evHandOver}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => setOpen("sheet")}>
          {documents.sheetAction}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => setOpen("export")}>
          {text.evExport}
        </Button>
      </div>
      <Facts>
        <Fact name="SHA-256">
          <span className={classes.hash}>{evidence.sha256}</span>
        </Fact>
        <Fact name={text.evSize}>
          {`${format.bytes(evidence.sizeBytes)} (${format.number(evidence.sizeBytes)} B)`}
        </Fact>
        <Fact name={text.evType}>{evidence.mediaType}</Fact>
        <Fact name={text.evReceived}>
          <TimeText iso={evidence.createdAt} form="exact" />
        </Fact>
        <Fact name={text.evDescription}>
          <InlineEdit
            label={text.evDescription}
            value={evidence.description}
            onSave={describe}
            isMultiline
          />
        </Fact>
      </Facts>
      {isPeeking && <EvidencePeek evidence={evidence} />}
      <CustodyLog entries={evidence.custody} />
      <HandOvers id={evidence.id} revision={evidence.revision} />
      {open === "export" && <ExportDialog evidence={evidence} onClose={() => setOpen(undefined)} />}
      {open === "sheet" && (
        <CustodySheetDialog evidence={evidence} onClose={() => setOpen(undefined)} />
      )}
      {open === "hand-over" && (
        <HandOverDialog evidence={evidence} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}
