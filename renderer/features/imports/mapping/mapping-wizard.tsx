import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { ColumnMapping } from "../../../../shared/formats/table/column-mapping.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useImportSession } from "../../../imports/import-session.tsx";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { SelectField, TextField } from "../../../ui/fields/fields.tsx";
import type { PickedFile } from "../../../ui/file-drop/picked-file.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useAttempt } from "../../../use-attempt.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { ColumnTable } from "./column-table.tsx";
import { DialectFields } from "./dialect-fields.tsx";
import { readMapping } from "./mapping-rules.ts";
import classes from "./mapping.module.css";
import { RowsPreview } from "./rows-preview.tsx";
import { useTablePreview } from "./use-table-preview.ts";

export interface MappingWizardProps {
  /** The staged tables, the first of which is shown; at least one. */
  readonly tables: readonly PickedFile[];
  readonly onClose: () => void;
}

/** Says what each column of a table is for, beside its first values, and saves that under a name. */
export function MappingWizard({ tables, onClose }: MappingWizardProps): ReactNode {
  const [path, setPath] = useState(tables[0]?.path);
  const file = tables.find((table) => table.path === path) ?? tables[0];
  if (file === undefined) return null;
  return (
    <TableWizard
      key={file.path}
      file={file}
      onClose={onClose}
      choice={
        tables.length > 1 && <TableChoice tables={tables} value={file.path} onChoose={setPath} />
      }
    />
  );
}

function TableChoice(props: {
  readonly tables: readonly PickedFile[];
  readonly value: string;
  readonly onChoose: (path: string) => void;
}): ReactNode {
  const text = useText("imports");
  return (
    <SelectField
      label={text.wizardFile}
      value={props.value}
      isSearchable
      options={props.tables.map(({ path }) => ({ value: path, label: path }))}
      onChange={(path) => {
        if (path !== null) props.onChoose(path);
      }}
    />
  );
}

function TableWizard({
  file,
  choice,
  onClose,
}: {
  readonly file: PickedFile;
  readonly choice: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("imports");
  const common = useText("commonUi");
  const { client, query } = useApi();
  const queries = useQueryClient();
  const { choose } = useImportSession();
  const { show } = useToasts();
  const attempt = useAttempt();
  const preview = useTablePreview(file);
  const state = useQueryState(preview, ({ columns }) => columns.length === 0, {
    title: text.wizardUnknown,
  });
  const [edited, setEdited] = useState<ColumnMapping | undefined>(undefined);
  const [name, setName] = useState("");
  const [isStrict, setStrict] = useState(false);
  const proposed = preview.data ? readMapping(preview.data.mappingJson) : null;
  const mapping = edited ?? proposed;
  const save = async (): Promise<void> => {
    setStrict(true);
    if (mapping === null || name.trim() === "") return;
    const saved = await attempt.run(() =>
      client.imports.mappings.save({ name: name.trim(), mappingJson: JSON.stringify(mapping) }),
    );
    if (!saved.ok) return;
    await queries.invalidateQueries({ queryKey: query.imports.mappings.list.key() });
    choose({ mappingId: saved.value.id });
    show({ kind: "done", text: text.wizardSaved(name.trim()) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="large"
      title={text.wizardTitle(file.path)}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          {attempt.message !== undefined && (
            <p role="alert" className={classes.error}>
              {attempt.message}
            </p>
          )}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={attempt.isBusy} disabled={mapping === null}>
            {text.wizardSave}
          </Button>
        </>
      }
    >
      {choice}
      <FourState state={state}>
        {preview.data && mapping && (
          <>
            <p className="wp-dim">
              {preview.data.recognisedAs === null
                ? text.wizardUnknown
                : text.wizardRecognised(preview.data.recognisedAs)}
            </p>
            <RowsPreview columns={preview.data.columns} rows={preview.data.rows} />
            <ColumnTable
              mapping={mapping}
              columns={preview.data.columns}
              rows={preview.data.rows}
              onChange={setEdited}
            />
            <div className={classes.foot}>
              <TextField
                label={text.wizardName}
                hint={text.wizardNameHint}
                value={name}
                maxLength={128}
                isRequired
                hasFocus
                error={isStrict && name.trim() === "" ? text.wizardNameMissing : undefined}
                onChange={setName}
              />
              <DialectFields mapping={mapping} onChange={setEdited} />
            </div>
          </>
        )}
      </FourState>
    </Dialog>
  );
}
