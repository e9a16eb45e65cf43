import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import classes from "./send.module.css";
import type { WriteDone, Written } from "./use-write-bundles.ts";

/** What was written for whom, and whether a stick can be taken out. */
export function WrittenBundles({ done }: { readonly done: WriteDone }): ReactNode {
  const text = useText("exchange");
  const { written, target, message } = done;
  const isSafe = target.kind === "folder" && message === "";
  return (
    <div role="status" className={classes.written}>
      <h3>{text.sendDone(written.length)}</h3>
      {isSafe && (
        <p className={classes.safe}>
          <StatusBadge tone="done" label={text.sendSafe} />
        </p>
      )}
      {message !== "" && <p className={classes.error}>{message}</p>}
      <ul className={classes.bundles}>
        {written.map((one) => (
          <Bundle key={one.bundle.bundleId} written={one} isFile={target.kind === "file"} />
        ))}
      </ul>
    </div>
  );
}

function Bundle({
  written: { peerName, bundle, isSaved },
  isFile,
}: {
  readonly written: Written;
  readonly isFile: boolean;
}): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  return (
    <li>
      <strong>
        <SafeText text={peerName} />
      </strong>{" "}
      {text.records(bundle.records, format.number(bundle.records))} ·{" "}
      {format.bytes(bundle.sizeBytes)}
      <div className="wp-mono">{bundle.name}</div>
      <div className="wp-meta">SHA-256 {bundle.sha256}</div>
      {isFile && <div className="wp-dim">{isSaved ? text.sendSaved : text.sendNotSaved}</div>}
      {!isFile && <div className="wp-dim">{text.sendWritten}</div>}
    </li>
  );
}
