import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useImportSession } from "../../imports/import-session.tsx";
import type { StagedFiles } from "../../imports/import-session.tsx";
import { ARCHIVE_FILE_ENDING } from "../../../shared/exchange/archive/archive-members.ts";
import type { PickedFile } from "../../ui/file-drop/picked-file.ts";
import { readInput } from "../../ui/file-drop/picked-file.ts";
import { UnarchiveDialog } from "./archive/unarchive-dialog.tsx";
import { FilePickers } from "./file-pickers.tsx";
import type { FilePickersHandle } from "./file-pickers.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import classes from "./imports.module.css";
import { tablesOf } from "./rows.ts";
import { MappingsDialog } from "./mapping/mappings-dialog.tsx";
import { MappingWizard } from "./mapping/mapping-wizard.tsx";
import { StageOptions } from "./stage-options.tsx";
import { useStartImport } from "./use-start-import.ts";

/** Paths that are named one by one before the rest is counted. */
const NAMED_FILES = 5;

/** What waits to be imported, how it is to be read, and the start. */
export function StagePanel(): ReactNode {
  const text = useText("imports");
  const common = useText("commonUi");
  const { staged, stage, choices, live } = useImportSession();
  const archives = useText("archives");
  const pickers = useRef<FilePickersHandle>(null);
  const archivePicker = useRef<HTMLInputElement>(null);
  const [picked, setPicked] = useState<PickedFile | undefined>(undefined);
  const archive = picked ?? archiveAmong(staged);
  const [hasWizard, setWizard] = useState(false);
  const [hasMappings, setMappings] = useState(false);
  const startImport = useStartImport();
  const canStart = staged !== undefined && staged.files.length > 0 && live === undefined;
  const start = (): void => {
    if (canStart) void startImport(staged.files, choices);
  };
  const tables = tablesOf(staged?.files ?? []);
  const openWizard = (): void => setWizard(true);
  useCommands(text.title, [
    {
      id: "imports.choose",
      label: text.choose,
      keys: "o",
      run: () => pickers.current?.pickFiles(),
    },
    {
      id: "imports.choose-folder",
      label: text.chooseFolder,
      keys: "shift+o",
      run: () => pickers.current?.pickFolder(),
    },
    { id: "imports.start", label: text.start, keys: "i", run: start, isDisabled: !canStart },
    {
      id: "imports.map",
      label: text.mapColumns,
      keys: "m",
      run: openWizard,
      isDisabled: tables.length === 0,
    },
    {
      id: "imports.archive",
      label: archives.takeAction,
      keys: "a",
      run: () => archivePicker.current?.click(),
    },
    { id: "imports.mappings", label: text.manageMappings, run: () => setMappings(true) },
  ]);
  return (
    <section className={classes.stage} aria-label={text.stageTitle}>
      {staged === undefined ? (
        <p className="wp-dim">{text.dropHere}</p>
      ) : (
        <Staged staged={staged} onUnstage={() => stage(undefined)} />
      )}
      {staged !== undefined && staged.skippedCount > 0 && (
        <p className={classes.warn}>{common.dropSkipped(staged.skippedCount)}</p>
      )}
      <FilePickers ref={pickers} onPick={stage} />
      <StageOptions
        onMapColumns={tables.length === 0 ? undefined : openWizard}
        onManage={() => setMappings(true)}
      />
      {staged !== undefined && (
        <Button
          className={classes.start ?? ""}
          // It appears because files were chosen or dropped: Enter goes on.
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
          autoFocus
          disabled={!canStart}
          aria-keyshortcuts="I"
          rightSection={<KeyCaps keys="i" />}
          onClick={start}
        >
          {choices.isDryRun ? text.startDry : text.start}
        </Button>
      )}
      <input
        ref={archivePicker}
        type="file"
        hidden
        aria-label={archives.takeAction}
        onChange={({ currentTarget }) => {
          if (currentTarget.files) setPicked(readInput(currentTarget.files).files[0]);
          currentTarget.value = "";
        }}
      />
      {archive !== undefined && (
        <UnarchiveDialog
          key={archive.path}
          file={archive}
          onClose={() => (picked === undefined ? stage(undefined) : setPicked(undefined))}
        />
      )}
      {hasWizard && <MappingWizard tables={tables} onClose={() => setWizard(false)} />}
      {hasMappings && <MappingsDialog onClose={() => setMappings(false)} />}
    </section>
  );
}

/** A case archive that was dropped alone is taken in by a way of its own. */
function archiveAmong(staged: StagedFiles | undefined): PickedFile | undefined {
  const [only, ...others] = staged?.files ?? [];
  return others.length === 0 && only?.path.endsWith(ARCHIVE_FILE_ENDING) === true
    ? only
    : undefined;
}

function Staged({
  staged,
  onUnstage,
}: {
  readonly staged: StagedFiles;
  readonly onUnstage: () => void;
}): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  const { files } = staged;
  const size = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const more = files.length - NAMED_FILES;
  return (
    <div className={classes.staged}>
      <div className={classes.stagedHead}>
        <strong>
          {text.staged(files.length, format.number(files.length), format.bytes(size))}
        </strong>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onUnstage}>
          {text.unstage}
        </Button>
      </div>
      <ul className={classes.stagedFiles}>
        {files.slice(0, NAMED_FILES).map((file) => (
          <li key={file.path}>
            <SafeText text={file.path} />
          </li>
        ))}
        {more > 0 && <li className="wp-dim">{text.stagedMore(format.number(more))}</li>}
      </ul>
    </div>
  );
}
