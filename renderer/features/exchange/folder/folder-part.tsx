import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { FolderField, useRecentFolders } from "../../../exchange/folder-field.tsx";
import { leaveOnEscape } from "../../../exchange/leave-on-escape.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { Empty } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import folder from "./folder.module.css";
import { LedgerView } from "./ledger-view.tsx";
import { useFolderExchange } from "./use-folder-exchange.ts";

/** Plug in, look, confirm once, take out. */
export function FolderPart(): ReactNode {
  const text = useText("exchange");
  const { recent } = useRecentFolders();
  const [directory, setDirectory] = useState(recent[0] ?? "");
  const exchange = useFolderExchange();
  const { shown } = exchange;
  const path = directory.trim();
  // What is shown is of another folder as soon as the path changes.
  const isLooked = shown?.kind === "looked" && shown.ledger.directory === path;
  const isIdle = exchange.progress === undefined;
  const look = (): void => {
    if (path !== "" && isIdle) void exchange.look(path);
  };
  const run = (): void => {
    if (isLooked && isIdle) void exchange.run(path);
  };
  useCommands(text.part.folder, [
    {
      id: "exchange.look",
      label: text.folderLook,
      keys: "l",
      isDisabled: path === "" || !isIdle,
      run: look,
    },
    {
      id: "exchange.run",
      label: text.folderRun,
      keys: "e",
      isDisabled: !isLooked || !isIdle,
      run,
    },
  ]);
  return (
    <div className={folder.page}>
      {/* The keys belong to the text box inside; this only hears of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above */}
      <form
        className={folder.form}
        onKeyDown={leaveOnEscape}
        onSubmit={(event) => {
          event.preventDefault();
          if (isLooked) run();
          else look();
        }}
      >
        <div>
          <h2>{text.folderTitle}</h2>
          <p className="wp-dim">{text.folderHint}</p>
        </div>
        <FolderField directory={directory} onChange={setDirectory} />
        <div className={classes.actions}>
          <Button
            type={isLooked ? "button" : "submit"}
            variant={isLooked ? "default" : "filled"}
            disabled={path === "" || !isIdle}
            rightSection={<KeyCaps keys="l" />}
            {...(isLooked ? { onClick: look } : {})}
          >
            {isLooked ? text.folderAgain : text.folderLook}
          </Button>
          {isLooked && (
            <Button type="submit" disabled={!isIdle} rightSection={<KeyCaps keys="e" />}>
              {text.folderRun}
            </Button>
          )}
        </div>
        <Progress exchange={exchange} />
      </form>
      {shown === undefined ? (
        exchange.message === "" && (
          <Empty title={text.folderEmptyTitle} text={text.folderEmptyText} />
        )
      ) : (
        <LedgerView ledger={shown.ledger} tense={shown.kind === "looked" ? "would" : "did"} />
      )}
    </div>
  );
}

function Progress({
  exchange,
}: {
  readonly exchange: ReturnType<typeof useFolderExchange>;
}): ReactNode {
  const common = useText("commonUi");
  const { progress, message, cancel } = exchange;
  if (progress !== undefined)
    return (
      <div className={folder.progress}>
        <span>{progress.label}</span>
        <progress
          aria-label={progress.label}
          {...(progress.share === undefined ? {} : { value: progress.share, max: 1 })}
        />
        <Button type="button" size="compact-xs" variant="default" onClick={cancel}>
          {common.cancel}
        </Button>
      </div>
    );
  return message === "" ? null : (
    <p role="alert" className={classes.warning}>
      <span aria-hidden="true">!</span>
      {message}
    </p>
  );
}
