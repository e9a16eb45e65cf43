import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { ChangeEvent, DragEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import classes from "./file-drop.module.css";
import { readDrop, readInput } from "./picked-file.ts";
import type { PickedFile } from "./picked-file.ts";

export interface FileDropProps {
  readonly onFiles: (files: readonly PickedFile[], skippedCount: number) => void;
  /** With children the whole of them takes drops and nothing else is drawn; without, a field with buttons is. */
  readonly children?: ReactNode;
}

/** Takes files and folders by drop, or by the two choosers, which work by keyboard. */
export function FileDrop({ onFiles, children }: FileDropProps): ReactNode {
  const text = useText("commonUi");
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void readDrop(event.dataTransfer).then(({ files, skippedCount }) =>
      onFiles(files, skippedCount),
    );
  };
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setIsOver(true);
  };
  return (
    // The choosers below are the way by keyboard; a drop has none.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div
      className={children === undefined ? classes.field : classes.area}
      data-over={isOver || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      {isOver && <div className={classes.curtain}>{text.dropLet}</div>}
      {children ?? <Choosers onFiles={onFiles} />}
    </div>
  );
}

/** The buttons that open the system's choosers, for use in a toolbar or beside a drop area. */
export function Choosers({ onFiles }: Pick<FileDropProps, "onFiles">): ReactNode {
  const text = useText("commonUi");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const picked = readInput(event.currentTarget.files ?? new DataTransfer().files);
    event.currentTarget.value = "";
    onFiles(picked.files, picked.skippedCount);
  };
  return (
    <>
      <p className="wp-dim">{text.dropHere}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => files.current?.click()}>
          {text.dropChoose}
        </Button>
        <Button variant="default" onClick={() => folder.current?.click()}>
          {text.dropChooseFolder}
        </Button>
      </div>
      <input ref={files} type="file" multiple hidden aria-label={text.dropChoose} onChange={take} />
      <input
        ref={folder}
        type="file"
        // Not in the types of React, yet in every Chromium: choose a folder.
        {...{ webkitdirectory: "" }}
        hidden
        aria-label={text.dropChooseFolder}
        onChange={take}
      />
    </>
  );
}
