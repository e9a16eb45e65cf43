import { Button } from "@mantine/core";
import { useState } from "react";
import type { KeyboardEvent, ReactNode, Ref } from "react";

import type { Result } from "../../../shared/result.ts";
import { useText } from "../../i18n/text-context.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import classes from "./parts.module.css";

export interface PartFormProps {
  readonly label: string;
  readonly saveLabel: string;
  readonly isReady: boolean;
  /** What is missing, said when the form is sent too early. */
  readonly missing: string;
  /** The values were left unsaved earlier and have come back. */
  readonly wasRestored?: boolean;
  /** Saves; on success the form closes, else the sentence stands in it and nothing typed is lost. */
  readonly onSave: () => Promise<Result<unknown, string>>;
  readonly onClose: () => void;
  readonly ref?: Ref<HTMLFormElement>;
  readonly children: ReactNode;
}

/** A form in place: Ctrl+Enter saves, Escape gives up, the focus goes back to where it was opened from. */
export function PartForm(props: PartFormProps): ReactNode {
  const { label, saveLabel, isReady, missing, wasRestored = false, onSave, onClose, ref } = props;
  const text = useText("incident");
  const common = useText("commonUi");
  const [opener] = useState(() => document.activeElement);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const close = (): void => {
    onClose();
    setTimeout(() => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    }, 0);
  };
  const save = async (): Promise<void> => {
    if (isBusy) return;
    if (!isReady) {
      setError(missing);
      return;
    }
    setBusy(true);
    const result = await onSave();
    setBusy(false);
    if (result.ok) close();
    else setError(result.error);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isSave = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSave && (event.key !== "Escape" || event.defaultPrevented)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isSave) void save();
    else close();
  };
  return (
    // Ctrl+Enter and Escape act for the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <form
      {...(ref === undefined ? {} : { ref })}
      className={classes.form}
      aria-label={label}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {wasRestored && <p className="wp-meta">{text.draftRestored}</p>}
      {props.children}
      <div className={classes.formActions}>
        <span role="alert" className={classes.error}>
          {error}
        </span>
        <Button variant="default" onClick={close}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={isBusy} rightSection={<KeyCaps keys="ctrl+Enter" />}>
          {saveLabel}
        </Button>
      </div>
    </form>
  );
}
