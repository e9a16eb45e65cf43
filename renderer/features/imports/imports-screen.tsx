import { useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";

import { useText } from "../../i18n/text-context.ts";
import { useImportSession } from "../../imports/import-session.tsx";
import { PATHS } from "../../places.ts";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { Empty } from "../../ui/states/four-state.tsx";
import classes from "./imports.module.css";
import { LivePanel } from "./live-panel.tsx";
import { RunLedger } from "./run-ledger.tsx";
import { RunList } from "./run-list.tsx";
import { StagePanel } from "./stage-panel.tsx";
import { useRuns } from "./use-runs.ts";

const paramsSchema = z.object({ runId: z.string().optional() });

/** Files in on the left, with the runs so far; the ledger of the chosen run on the right. */
export function ImportsScreen(): ReactNode {
  const text = useText("imports");
  const navigate = useNavigate();
  const { runId } = paramsSchema.parse(useParams({ strict: false }));
  const { live, stage } = useImportSession();
  const runs = useRuns();
  // Beside the list there is room for a ledger: the newest one, until another is chosen.
  const shownId = runId ?? runs.rowAt(0)?.id;
  return (
    <FileDrop onFiles={(files, skippedCount) => stage({ files, skippedCount })}>
      <h1 className="wp-hidden">{text.title}</h1>
      <MasterDetail
        name="imports"
        initialShare={0.34}
        hasDetail={live !== undefined || runId !== undefined}
        onBack={() => void navigate({ to: PATHS.imports })}
        list={
          <div className={classes.side}>
            <StagePanel />
            <RunList source={runs} runId={shownId} />
          </div>
        }
        detail={
          live ? (
            <LivePanel live={live} />
          ) : shownId === undefined ? (
            <Empty title={text.runNone} text={text.runNoneText} />
          ) : (
            <RunLedger key={shownId} runId={shownId} />
          )
        }
      />
    </FileDrop>
  );
}
