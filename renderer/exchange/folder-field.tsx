import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../api.ts";
import { useText } from "../i18n/text-context.ts";
import { TextField } from "../ui/fields/fields.tsx";
import { useViewState } from "../ui/view-state/view-state.ts";
import classes from "./folder-field.module.css";

export interface FolderFieldProps {
  readonly directory: string;
  readonly onChange: (directory: string) => void;
  readonly hasFocus?: boolean;
}

/** How often it is looked whether a stick was plugged in. */
const LOOK_MS = 3_000;

/** A folder by its path; sticks that are plugged in, and folders that were used before, are there to be chosen. */
export function FolderField({ directory, onChange, hasFocus }: FolderFieldProps): ReactNode {
  const text = useText("exchange");
  const { query } = useApi();
  const { recent } = useRecentFolders();
  const { data } = useQuery({
    ...query.folders.places.queryOptions(),
    refetchInterval: LOOK_MS,
  });
  const places = data?.items ?? [];
  const others = recent.filter((path) => !places.includes(path));
  return (
    <div className={classes.folder}>
      <TextField
        label={text.folderPath}
        hint={text.folderPathHint}
        value={directory}
        isCode
        maxLength={4_096}
        onChange={onChange}
        {...(hasFocus === true ? { hasFocus } : {})}
      />
      <Choices title={text.folderPlaces} paths={places} onChoose={onChange} />
      <Choices title={text.folderRecent} paths={others} onChoose={onChange} />
    </div>
  );
}

function Choices({
  title,
  paths,
  onChoose,
}: {
  readonly title: string;
  readonly paths: readonly string[];
  readonly onChoose: (path: string) => void;
}): ReactNode {
  if (paths.length === 0) return null;
  return (
    <div className={classes.choices} role="group" aria-label={title}>
      <span className="wp-meta">{title}</span>
      {paths.map((path) => (
        <Button
          key={path}
          type="button"
          size="compact-xs"
          variant="default"
          className="wp-mono"
          onClick={() => onChoose(path)}
        >
          {path}
        </Button>
      ))}
    </div>
  );
}

const MAX_RECENT = 5;

/** Folders that were exchanged with, the latest first; remembered with the view, sealed. */
export function useRecentFolders(): {
  readonly recent: readonly string[];
  readonly remember: (directory: string) => void;
} {
  const [recent, setRecent] = useViewState<readonly string[]>("exchange.folders", [], isPaths);
  return {
    recent,
    remember: (directory) =>
      setRecent([directory, ...recent.filter((path) => path !== directory)].slice(0, MAX_RECENT)),
  };
}

function isPaths(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((path) => typeof path === "string");
}
