import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import type { Client } from "../../../shared/contract/index.ts";
import { err } from "../../../shared/result.ts";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { readInput, type PickedFile } from "../../ui/file-drop/picked-file.ts";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import classes from "./constituents.module.css";

type Taken = Awaited<ReturnType<Client["constituents"]["importTable"]>>;

/** As the contract has it. */
const MAX_FILE_BYTES = 67_108_864;

/** Takes in a CSV and shows the ledger of what came in and what did not. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("constituents");
  const { client } = useApi();
  const change = useChange();
  const [file, setFile] = useState<PickedFile | undefined>(undefined);
  const [taken, setTaken] = useState<Taken | undefined>(undefined);
  if (taken !== undefined) return <LedgerDialog taken={taken} onClose={onClose} />;
  const take = async () => {
    if (file === undefined) return err(text.fileMissing);
    const bytes = new Uint8Array(await new Response(file.stream()).arrayBuffer());
    const done = await change({
      call: () => client.constituents.importTable({ name: file.path, bytes }),
      done: () => text.imported(file.path),
      failure: "here",
    });
    if (!done.ok) return done;
    setTaken(done.value);
    // The dialog stays for the ledger.
    return err("");
  };
  return (
    <ActDialog
      title={text.import}
      act={text.importAct}
      isReady={file !== undefined && file.sizeBytes <= MAX_FILE_BYTES}
      missing={file === undefined ? text.fileMissing : text.fileTooLarge}
      onAct={take}
      onClose={onClose}
    >
      <p className="wp-dim">{text.importHint}</p>
      <FileDrop onFiles={([first]) => setFile(first)}>
        <FileChooser file={file} onFile={setFile} />
      </FileDrop>
    </ActDialog>
  );
}

function FileChooser({
  file,
  onFile,
}: {
  readonly file: PickedFile | undefined;
  readonly onFile: (file: PickedFile | undefined) => void;
}): ReactNode {
  const text = useText("constituents");
  const common = useText("commonUi");
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.chooser}>
      <Button variant="default" data-autofocus onClick={() => input.current?.click()}>
        {common.dropChoose}
      </Button>
      <span>{file === undefined ? common.dropHere : <SafeText text={file.path} />}</span>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv"
        hidden
        aria-label={text.file}
        onChange={(event) =>
          onFile(readInput(event.currentTarget.files ?? new DataTransfer().files).files[0])
        }
      />
    </div>
  );
}

function LedgerDialog({
  taken,
  onClose,
}: {
  readonly taken: Taken;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("constituents");
  const common = useText("commonUi");
  const { number } = useFormat();
  const { ledger, faults, unknownColumns } = taken;
  const { rows, organisations, continuing, refused, added, changed, unchanged } = ledger;
  return (
    <Dialog
      isOpen
      title={text.ledgerTitle}
      width="large"
      onClose={onClose}
      footer={<Button onClick={onClose}>{common.close}</Button>}
    >
      <p role="status">
        {text.ledger(number(rows), number(organisations), number(continuing), number(refused))}
      </p>
      <p>{text.changes(number(added), number(changed), number(unchanged))}</p>
      {unknownColumns.length > 0 && <p>{text.unknownColumns(unknownColumns.join(", "))}</p>}
      {faults.length > 0 && (
        <>
          <h2>{text.faultsTitle}</h2>
          <ul className={classes.faults}>
            {faults.slice(0, 200).map((fault) => (
              <li key={`${String(fault.line)} ${fault.column}`}>
                <strong>{text.faultAt(String(fault.line), fault.column)}</strong>{" "}
                {text.problems[fault.problem]} (<SafeText text={fault.found} />)
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
