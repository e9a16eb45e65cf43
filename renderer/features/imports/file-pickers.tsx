import { Button } from "@mantine/core";
import { useImperativeHandle, useRef } from "react";
import type { ChangeEvent, ReactNode, Ref } from "react";

import { useText } from "../../i18n/text-context.ts";
import type { StagedFiles } from "../../imports/import-session.tsx";
import { readInput } from "../../ui/file-drop/picked-file.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import classes from "./imports.module.css";

export interface FilePickersHandle {
  readonly pickFiles: () => void;
  readonly pickFolder: () => void;
}

/** The system's choosers for files and for a folder, each with its key. */
export function FilePickers({
  onPick,
  ref,
}: {
  readonly onPick: (staged: StagedFiles) => void;
  readonly ref: Ref<FilePickersHandle>;
}): ReactNode {
  const text = useText("imports");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useImperativeHandle(
    ref,
    () => ({
      pickFiles: () => files.current?.click(),
      pickFolder: () => folder.current?.click(),
    }),
    [],
  );
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    if (currentTarget.files && currentTarget.files.length > 0)
      onPick(readInput(currentTarget.files));
    currentTarget.value = "";
  };
  return (
    <div className={classes.pickers}>
      <Button
        variant="default"
        aria-keyshortcuts="O"
        rightSection={<KeyCaps keys="o" />}
        onClick={() => files.current?.click()}
      >
        {text.choose}
      </Button>
      <Button
        variant="default"
        aria-keyshortcuts="Shift+O"
        rightSection={<KeyCaps keys="shift+o" />}
        onClick={() => folder.current?.click()}
      >
        {text.chooseFolder}
      </Button>
      <input ref={files} type="file" multiple hidden aria-label={text.choose} onChange={take} />
      <input
        ref={folder}
        type="file"
        // Not in the types of React, yet in every Chromium: choose a folder.
        {...{ webkitdirectory: "" }}
        hidden
        aria-label={text.chooseFolder}
        onChange={take}
      />
    </div>
  );
}
