import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { LiveImport } from "../../imports/import-session.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { remainingMs, shareDone } from "../../ui/jobs/remaining.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import classes from "./imports.module.css";
import { LedgerGrid } from "./ledger-grid.tsx";

/** An import at work: how far, how long still, what is finished, and the way to cancel. */
export function LivePanel({ live }: { readonly live: LiveImport }): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  const progress = { done: live.bytesDone, total: live.bytesTotal, startedAtMs: live.startedAtMs };
  const share = shareDone(progress);
  const restMs = remainingMs(progress, live.updatedAtMs);
  // The newest line on top: that is where the eye is.
  const files = useMemo(() => live.results.toReversed(), [live.results]);
  useCommands(text.title, [
    { id: "imports.cancel", label: text.liveCancel, keys: "shift+c", run: live.cancel },
  ]);
  const label = live.step === "uploading" ? text.uploading : text.importing;
  return (
    <section className={classes.ledger} aria-label={text.liveTitle}>
      <div className={classes.live}>
        <div className={classes.liveLine}>
          <h2>{label}</h2>
          <span>
            {text.liveFiles(format.number(live.filesDone), format.number(live.filesTotal))}
          </span>
          <span className="wp-dim">
            {format.bytes(live.bytesDone)}
            {live.bytesTotal === null ? "" : ` / ${format.bytes(live.bytesTotal)}`}
          </span>
          <span className="wp-dim">
            {restMs === undefined ? "" : text.liveRemaining(format.duration(restMs))}
          </span>
        </div>
        <progress
          className={classes.progress}
          aria-label={label}
          {...(share === undefined ? {} : { value: share, max: 1 })}
        />
        <div className={classes.liveLine}>
          <span className={classes.current}>
            {live.currentFile !== null && <SafeText text={live.currentFile} />}
          </span>
          <span className="wp-meta">{text.liveCancelHint}</span>
          <Button variant="default" size="compact-sm" onClick={live.cancel}>
            {text.liveCancel}
          </Button>
        </div>
      </div>
      <LedgerGrid files={files} activeIndex={-1} onActiveChange={() => undefined} />
    </section>
  );
}
