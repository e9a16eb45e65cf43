import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { TextField } from "../../ui/fields/fields.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useAttempt } from "../../use-attempt.ts";
import classes from "./search.module.css";

/** Keeps the query as a lane over the incidents. */
export function SaveLane({ query }: { readonly query: string }): ReactNode {
  const text = useText("search");
  const common = useText("commonUi");
  const { client, query: calls } = useApi();
  const queries = useQueryClient();
  const { show } = useToasts();
  const attempt = useAttempt();
  const [name, setName] = useState<string | undefined>(undefined);
  const ask = (): void => setName("");
  useCommands(text.title, [{ id: "search.lane", label: text.saveLane, keys: "shift+l", run: ask }]);
  const save = async (): Promise<void> => {
    const kept = name?.trim() ?? "";
    if (kept === "") return;
    const saved = await attempt.run(() =>
      client.search.lanes.save({ name: kept, entity: "incident", query, sort: "-updated" }),
    );
    if (!saved.ok) return;
    await queries.invalidateQueries({ queryKey: calls.search.lanes.key() });
    setName(undefined);
    show({ kind: "done", text: text.laneSaved(kept) });
  };
  return (
    <>
      <Button
        className={classes.lane ?? ""}
        variant="subtle"
        size="compact-xs"
        rightSection={<KeyCaps keys="shift+l" />}
        onClick={ask}
      >
        {text.saveLane}
      </Button>
      <Dialog
        isOpen={name !== undefined}
        width="small"
        title={text.saveLane}
        onClose={() => setName(undefined)}
        onSubmit={() => void save()}
        footer={
          <>
            <Button variant="default" onClick={() => setName(undefined)}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={attempt.isBusy}>
              {common.save}
            </Button>
          </>
        }
      >
        <TextField
          label={text.laneName}
          value={name ?? ""}
          maxLength={128}
          hasFocus
          error={attempt.message}
          onChange={setName}
        />
        <code className="wp-meta">{query}</code>
      </Dialog>
    </>
  );
}
