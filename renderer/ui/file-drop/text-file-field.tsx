import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { TextAreaField } from "../fields/fields.tsx";
import { ICON, IconFile } from "../icons.ts";
import classes from "./file-drop.module.css";
import { FileDrop } from "./file-drop.tsx";
import { readInput } from "./picked-file.ts";
import type { PickedFile } from "./picked-file.ts";

export interface TextFileFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** More is not read: the text stays as it was and `tooLarge` is shown. */
  readonly maxChars: number;
  readonly tooLarge: string;
  /** Endings that the chooser offers first, such as `.wpcard`. */
  readonly accept: string;
  /** `paste`: the text can be typed or pasted too; `file`: only its file is given. */
  readonly form: "paste" | "file";
  readonly error?: string | undefined;
}

/** A small text from a file that is dropped or chosen, or pasted. */
export function TextFileField(props: TextFileFieldProps): ReactNode {
  const { label, hint, text, onText, maxChars, tooLarge, accept, form, error } = props;
  const words = useText("commonUi");
  const chooser = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [isTooLarge, setTooLarge] = useState(false);
  const take = async ([file]: readonly PickedFile[]): Promise<void> => {
    if (file === undefined) return;
    // UTF-8 has up to four bytes a character.
    setTooLarge(file.sizeBytes > 4 * maxChars);
    if (file.sizeBytes > 4 * maxChars) return;
    const content = await new Response(file.stream()).text();
    setName(file.path);
    onText(content);
  };
  const problem = isTooLarge ? tooLarge : error;
  return (
    <FileDrop onFiles={(files) => void take(files)}>
      <div className={classes.textFile}>
        {form === "paste" && (
          <TextAreaField
            label={label}
            value={text}
            minRows={4}
            maxRows={6}
            hasFocus
            {...(hint === undefined ? {} : { hint })}
            error={problem}
            onChange={(next) => {
              setName("");
              setTooLarge(next.length > maxChars);
              if (next.length <= maxChars) onText(next);
            }}
          />
        )}
        <div className={classes.textFileLine}>
          <Button
            variant="default"
            leftSection={<IconFile {...ICON} />}
            data-autofocus={form === "file" || undefined}
            onClick={() => chooser.current?.click()}
          >
            {form === "file" ? label : words.dropChooseOne}
          </Button>
          <span className={name === "" ? "wp-dim" : undefined}>
            {name === "" ? words.dropOneHere : name}
          </span>
        </div>
        {form === "file" && hint !== undefined && <p className="wp-meta">{hint}</p>}
        {form === "file" && problem !== undefined && (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          accept={accept}
          aria-label={label}
          onChange={({ currentTarget }) => {
            const picked = readInput(currentTarget.files ?? new DataTransfer().files);
            currentTarget.value = "";
            void take(picked.files);
          }}
        />
      </div>
    </FileDrop>
  );
}
