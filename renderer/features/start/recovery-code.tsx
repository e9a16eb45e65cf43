import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useCopy } from "../../ui/clipboard/use-copy.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import { ICON, IconCopy, IconPrinter } from "../../ui/icons.ts";
import { codeGroups, isLastGroup } from "./create-rules.ts";
import classes from "./start.module.css";

export interface RecoveryCodeProps {
  readonly vaultName: string;
  readonly code: string;
  readonly why: "created" | "recovered";
  readonly onConfirmed: () => void;
}

/** The recovery code, shown this once: it goes on when the analyst has shown that a copy exists. */
export function RecoveryCode({ vaultName, code, why, onConfirmed }: RecoveryCodeProps): ReactNode {
  const text = useText("start");
  const copy = useCopy();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isLastGroup(code, typed)) onConfirmed();
        else setWrong(true);
      }}
    >
      <h1>{text.codeTitle}</h1>
      <p>{why === "created" ? text.codeText : text.codeNewText}</p>
      <div className={classes.codePaper}>
        <span className={classes.printOnly}>{text.codePrintTitle(vaultName)}</span>
        <ol className={classes.code} aria-label={text.codeLabel} translate="no">
          {codeGroups(code).map((group, at) => (
            // Groups may repeat, their places do not.
            <li key={at}>{group}</li>
          ))}
        </ol>
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconCopy {...ICON} />}
          onClick={() => copy(code, text.codeCopied)}
        >
          {text.codeCopy}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter {...ICON} />}
          onClick={() => window.print()}
        >
          {text.codePrint}
        </Button>
      </div>
      <TextField
        label={text.codeConfirm}
        hint={text.codeConfirmHint}
        value={typed}
        isCode
        hasFocus
        maxLength={12}
        error={isWrong ? text.codeWrong : undefined}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
      />
      <div className={classes.actions}>
        <Button type="submit">{text.codeDone}</Button>
      </div>
    </form>
  );
}
