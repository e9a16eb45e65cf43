import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { CheckField } from "../../ui/fields/fields.tsx";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { obstacleOf } from "./choices.ts";
import { PeerPicker } from "./peer-picker.tsx";
import { ReleasePreview } from "./release-preview.tsx";
import classes from "./send.module.css";
import { TargetFields, type Target } from "./target-fields.tsx";
import { useSend, type Sending, type SentIncident } from "./use-send.ts";
import { useWriteBundles, type Writing } from "./use-write-bundles.ts";
import { WrittenBundles } from "./written-bundles.tsx";

export interface SendDialogProps {
  readonly incidents: readonly SentIncident[];
  readonly onClose: () => void;
}

/**
 * Chooses peers, shows for each what leaves and what stays, and writes one bundle for each. Nothing is written that was not shown.
 */
export function SendDialog({ incidents, onClose }: SendDialogProps): ReactNode {
  const text = useText("exchange");
  const common = useText("commonUi");
  const sending = useSend(incidents);
  const [target, setTarget] = useState<Target>({ kind: "file" });
  const [keepsUp, setKeepsUp] = useState(false);
  const [missing, setMissing] = useState("");
  const writing = useWriteBundles();
  const ready = sending.releases.filter(({ view }) => obstacleOf(view) === undefined);
  const close = (): void => {
    writing.cancel();
    onClose();
  };
  const submit = (): void => {
    if (writing.isBusy) return;
    const why = obstacleTo(sending, target, text);
    setMissing(why ?? "");
    if (why === undefined) void writing.write(sending.incidents, ready, { target, keepsUp });
  };
  const title = text.sendTitle(incidents.length, incidents[0]?.number ?? "");
  if (writing.done !== undefined)
    return (
      <Dialog
        isOpen
        title={title}
        width="large"
        onClose={onClose}
        onSubmit={onClose}
        footer={
          <Button type="submit" data-autofocus>
            {common.close}
          </Button>
        }
      >
        <WrittenBundles done={writing.done} />
      </Dialog>
    );
  return (
    <Dialog
      isOpen
      title={title}
      width="large"
      onClose={close}
      onSubmit={submit}
      footer={
        <>
          <Progress writing={writing} message={missing === "" ? writing.message : missing} />
          <Button variant="default" onClick={writing.isBusy ? writing.cancel : close}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={writing.isBusy}>
            {text.sendAct(Math.max(1, ready.length))}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <PeerPicker sending={sending} />
        <ReleasePreview sending={sending} />
      </div>
      {sending.releases.length > 0 && (
        <div className={classes.target}>
          <TargetFields target={target} onChange={setTarget} />
          <CheckField label={text.sendKeepUp} value={keepsUp} onChange={setKeepsUp} />
        </div>
      )}
    </Dialog>
  );
}

function obstacleTo(
  { releases }: Sending,
  target: Target,
  text: ReturnType<typeof useText<"exchange">>,
): string | undefined {
  const obstacles = releases.map(({ view }) => obstacleOf(view));
  if (obstacles.includes("preview")) return text.sendMissingPreview;
  if (obstacles.includes("red")) return text.redUnconfirmed;
  if (!obstacles.includes(undefined)) return text.sendMissingPeer;
  if (target.kind === "folder" && target.directory.trim() === "") return text.sendMissingFolder;
  return undefined;
}

function Progress({
  writing,
  message,
}: {
  readonly writing: Writing;
  readonly message: string;
}): ReactNode {
  const { progress } = writing;
  if (progress !== undefined)
    return (
      <div className={classes.progress}>
        <span>{progress.label}</span>
        <progress
          aria-label={progress.label}
          {...(progress.share === undefined ? {} : { value: progress.share, max: 1 })}
        />
      </div>
    );
  if (message === "") return null;
  return (
    <p role="alert" className={classes.error}>
      {message}
    </p>
  );
}
