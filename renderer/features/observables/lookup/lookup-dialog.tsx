import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { useCopy } from "../../../ui/clipboard/use-copy.ts";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { CheckField, TextAreaField } from "../../../ui/fields/fields.tsx";
import classes from "../observables.module.css";
import { MAX_VALUES, standingOf, unknownLines } from "../rows.ts";
import type { Found } from "../rows.ts";
import { LookupTable } from "./lookup-table.tsx";
import { useLookup } from "./use-lookup.ts";

/** "Which of these do we know?": paste many, see at once what is known and where. Nothing is stored. */
export function LookupDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("observables");
  const common = useText("commonUi");
  const lookup = useLookup();
  const [pasted, setPasted] = useState("");
  const { items } = lookup;
  return (
    <Dialog
      isOpen
      width="large"
      title={text.lookup}
      onClose={onClose}
      onSubmit={() => (items === undefined ? lookup.run(pasted) : lookup.again())}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {common.close}
          </Button>
          <Button type="submit" loading={lookup.isBusy} disabled={pasted.trim() === ""}>
            {items === undefined ? text.lookupAct : text.lookupAgain}
          </Button>
        </>
      }
    >
      {items === undefined ? (
        <TextAreaField
          label={text.value}
          hint={text.lookupText}
          value={pasted}
          minRows={10}
          maxRows={18}
          hasFocus
          error={lookup.message}
          onChange={setPasted}
        />
      ) : (
        <Answer items={items} isCut={lookup.isCut} />
      )}
    </Dialog>
  );
}

function Answer({
  items,
  isCut,
}: {
  readonly items: readonly Found[];
  readonly isCut: boolean;
}): ReactNode {
  const text = useText("observables");
  const format = useFormat();
  const copy = useCopy();
  const [onlyKnown, setOnlyKnown] = useState(false);
  const known = items.filter(({ id }) => id !== null).length;
  const unknown = items.filter((item) => standingOf(item) === "unknown").length;
  if (items.length === 0) return <p>{text.lookupEmpty}</p>;
  return (
    <>
      <div className={classes.answerHead}>
        <strong role="status">
          {text.lookupSummary(format.number(known), format.number(items.length))}
        </strong>
        <CheckField label={text.lookupOnlyKnown} value={onlyKnown} onChange={setOnlyKnown} />
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={unknown === 0}
          onClick={() => copy(unknownLines(items), text.copied(unknown))}
        >
          {text.lookupCopy}
        </Button>
      </div>
      {isCut && <p className={classes.cut}>{text.lookupTooMany(format.number(MAX_VALUES))}</p>}
      <LookupTable items={items} onlyKnown={onlyKnown} />
    </>
  );
}
