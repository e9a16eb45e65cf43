import { useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";

import { splitBundles, useReceiveSession } from "../../exchange/receive-session.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useImportSession } from "../../imports/import-session.tsx";
import { PATHS } from "../../places.ts";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
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
  const { drop } = useReceiveSession();
  const runs = useRuns();
  // Beside the list there is room for a ledger: the newest one, until another is chosen.
  const shownId = runId ?? runs.rowAt(0)?.id;
  const take = (files: readonly PickedFile[], skippedCount: number): void => {
    const { bundles, others } = splitBundles(files);
    if (others.length > 0 || bundles.length === 0) stage({ files: others, skippedCount });
    if (bundles.length === 0) return;
    drop(bundles);
    void navigate({ to: PATHS.exchange, search: { part: "receive" } });
  };
  return (
    <FileDrop onFiles={take}>
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
