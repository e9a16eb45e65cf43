import { Button } from "@mantine/core";
import { useRef } from "react";
import type { ReactNode } from "react";

import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import { readInput } from "../ui/file-drop/picked-file.ts";
import type { PickedFile } from "../ui/file-drop/picked-file.ts";
import { SafeText } from "../ui/indicator/safe-text.tsx";
import { ICON, IconArchive } from "../ui/icons.ts";
import classes from "./backup-file.module.css";

export interface BackupFileProps {
  readonly file: PickedFile | undefined;
  readonly onFile: (file: PickedFile) => void;
  readonly error: string | undefined;
}

/** The chosen backup file, and the way to choose one by keyboard. */
export function BackupFile({ file, onFile, error }: BackupFileProps): ReactNode {
  const text = useText("start");
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.file} data-failed={error !== undefined || undefined}>
      <IconArchive size={22} stroke={1.5} aria-hidden="true" />
      <div className={classes.fileWords}>
        <span className="wp-meta">{text.restoreFile}</span>
        {file ? (
          <strong>
            <SafeText text={file.path} />{" "}
            <span className="wp-dim">{format.bytes(file.sizeBytes)}</span>
          </strong>
        ) : (
          <span>{text.restoreDrop}</span>
        )}
        {error !== undefined && (
          <span role="alert" className={classes.fileError}>
            {error}
          </span>
        )}
      </div>
      <Button
        variant="default"
        data-autofocus
        leftSection={<IconArchive {...ICON} />}
        onClick={() => input.current?.click()}
      >
        {file ? text.restoreOther : text.restoreChoose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text.restoreChoose}
        onChange={(event) => {
          const [picked] = event.currentTarget.files
            ? readInput(event.currentTarget.files).files
            : [];
          event.currentTarget.value = "";
          if (picked) onFile(picked);
        }}
      />
    </div>
  );
}
