import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { WarningListEntry } from "../../../shared/contract/warning-lists.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { FileDrop } from "../../ui/file-drop/file-drop.tsx";
import { ICON, IconTrash } from "../../ui/icons.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { ActRow, Group } from "./parts.tsx";
import classes from "./settings.module.css";
import { useWarningLists } from "./use-warning-lists.ts";

/** Warning lists: which are in force and how old, and newer ones from a file. */
export function ListsSection(): ReactNode {
  const text = useText("settings");
  const words = useText("warningLists");
  const { query } = useApi();
  const lists = useQuery(query.warningLists.list.queryOptions());
  const state = useQueryState(lists, ({ items }) => items.length === 0, { title: text.lists });
  const work = useWarningLists();
  return (
    <>
      <Group title={text.lists} text={words.text}>
        {lists.data?.isRechecked === false && !work.isBusy && (
          <ActRow title={words.rechecking} text={words.pending}>
            <Button variant="default" onClick={work.recheck}>
              {words.recheck}
            </Button>
          </ActRow>
        )}
      </Group>
      <Group title={words.add} text={words.addText}>
        <FileDrop onFiles={work.install} />
      </Group>
      <FourState state={state}>
        <ListTable items={lists.data?.items ?? []} isBusy={work.isBusy} onRemove={work.remove} />
      </FourState>
    </>
  );
}

function ListTable(props: {
  readonly items: readonly WarningListEntry[];
  readonly isBusy: boolean;
  readonly onRemove: (name: string) => void;
}): ReactNode {
  const { items, isBusy, onRemove } = props;
  const text = useText("settings");
  const words = useText("warningLists");
  return (
    <table className={classes.lists} aria-label={text.lists}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.date}</th>
          <th scope="col">{words.entries}</th>
          <th scope="col">{words.origin}</th>
          <th scope="col">
            <span className="wp-hidden">{words.remove}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((entry) => (
          <ListRow
            key={entry.name}
            entry={entry}
            isBusy={isBusy}
            onRemove={() => onRemove(entry.name)}
          />
        ))}
      </tbody>
    </table>
  );
}

function ListRow(props: {
  readonly entry: WarningListEntry;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}): ReactNode {
  const { entry, isBusy, onRemove } = props;
  const words = useText("warningLists");
  const format = useFormat();
  const { name, date, entries, installedAt, installedBy } = entry;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{format.date(date)}</td>
      <td className={classes.number}>{entries === null ? "" : format.number(entries)}</td>
      <td>
        {installedAt === null
          ? words.shipped
          : words.broughtIn(installedBy ?? "", format.date(installedAt))}
      </td>
      <td>
        {installedAt !== null && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={isBusy}
            leftSection={<IconTrash {...ICON} />}
            aria-label={words.removeLabel(name)}
            onClick={onRemove}
          >
            {words.remove}
          </Button>
        )}
      </td>
    </tr>
  );
}
