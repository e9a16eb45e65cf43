import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Result } from "../../../shared/result.ts";
import { useText } from "../../i18n/text-context.ts";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import classes from "./dialogs.module.css";

export interface ActDialogProps {
  readonly title: string;
  /** Name of the act on the button, such as "Reject". */
  readonly act: string;
  readonly isReady: boolean;
  /** Acts; the dialog closes when it went well, else it stays and shows the sentence. */
  readonly onAct: () => Promise<Result<unknown, string>>;
  readonly onClose: () => void;
  /** What is missing, shown when Enter is pressed too early. */
  readonly missing?: string;
  readonly width?: "small" | "medium" | "large";
  /** The act destroys or ends something. */
  readonly isGrave?: boolean;
  readonly children: ReactNode;
}

/** A dialog around one act: Enter does it, a failure is shown in place and nothing typed is lost. */
export function ActDialog(props: ActDialogProps): ReactNode {
  const {
    title,
    act,
    isReady,
    onAct,
    onClose,
    missing,
    width = "medium",
    isGrave,
    children,
  } = props;
  const common = useText("commonUi");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    if (!isReady) {
      setError(missing ?? "");
      return;
    }
    setBusy(true);
    setError("");
    const result = await onAct();
    setBusy(false);
    if (result.ok) onClose();
    else setError(result.error);
  };
  return (
    <Dialog
      isOpen
      title={title}
      width={width}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          {error !== "" && (
            <p role="alert" className={classes.error}>
              {error}
            </p>
          )}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={isBusy} {...(isGrave ? { color: "red" } : {})}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
