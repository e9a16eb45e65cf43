import { ActionIcon, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useImportSession } from "../../../imports/import-session.tsx";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { ICON, IconTrash } from "../../../ui/icons.ts";
import { InlineEdit } from "../../../ui/inline-edit/inline-edit.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../../use-failure-text.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { readMapping } from "./mapping-rules.ts";
import classes from "./mapping.module.css";

/** The saved mappings: rename and remove. */
export function MappingsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("imports");
  const common = useText("commonUi");
  const { client, query } = useApi();
  const queries = useQueryClient();
  const { choices, choose } = useImportSession();
  const change = useChange();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const mappings = useQuery(query.imports.mappings.list.queryOptions());
  const state = useQueryState(mappings, ({ items }) => items.length === 0, {
    title: text.mappingsNone,
    text: text.mappingsNoneText,
  });
  const rename = async (id: string, name: string, mappingJson: string): Promise<void> => {
    try {
      await client.imports.mappings.save({ id, name, mappingJson });
      await queries.invalidateQueries({ queryKey: query.imports.mappings.list.key() });
    } catch (error) {
      show({ kind: "failed", text: describe(error) });
      throw error;
    }
  };
  const remove = (id: string, name: string): void => {
    if (choices.mappingId === id) choose({ mappingId: null });
    void change({
      call: () => client.imports.mappings.remove({ id }),
      done: () => text.mappingRemoved(name),
    });
  };
  return (
    <Dialog
      isOpen
      title={text.mappingsTitle}
      onClose={onClose}
      footer={
        <Button variant="default" onClick={onClose}>
          {common.close}
        </Button>
      }
    >
      <FourState state={state}>
        <ul className={classes.saved}>
          {(mappings.data?.items ?? []).map(({ id, name, mappingJson }) => (
            <li key={id}>
              <InlineEdit
                label={text.mappingName}
                value={name}
                isRequired
                maxLength={128}
                onSave={(next) => rename(id, next, mappingJson)}
              />
              <span className="wp-meta">
                {text.mappingColumns(readMapping(mappingJson)?.columns.length ?? 0)}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text.mappingRemove(name)}
                title={text.mappingRemove(name)}
                onClick={() => remove(id, name)}
              >
                <IconTrash {...ICON} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </FourState>
    </Dialog>
  );
}
