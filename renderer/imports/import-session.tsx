import { createContext, use, useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { ImportFileResult } from "../../shared/model/import-run.ts";
import type { Pap, Tlp } from "../../shared/model/values.ts";
import type { PickedFile } from "../ui/file-drop/picked-file.ts";

/** Files that wait for the analyst to start their import. */
export interface StagedFiles {
  readonly files: readonly PickedFile[];
  /** Entries of the drop that could not be read. */
  readonly skippedCount: number;
}

export interface ImportChoices {
  /** Name of a format; null: told by content. */
  readonly format: string | null;
  readonly mappingId: string | null;
  /** For what carries no label; null: the analyst is asked afterwards, nothing is assumed. */
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly isDryRun: boolean;
}

export const NO_CHOICES: ImportChoices = {
  format: null,
  mappingId: null,
  tlp: null,
  pap: null,
  isDryRun: false,
};

/** An import at work. */
export interface LiveImport {
  readonly step: "uploading" | "importing";
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
  readonly bytesDone: number;
  readonly bytesTotal: number | null;
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly currentFile: string | null;
  readonly results: readonly ImportFileResult[];
  readonly cancel: () => void;
}

/** What belongs to importing and outlives the screen: files dropped elsewhere, and the run at work. */
export interface ImportSession {
  readonly staged: StagedFiles | undefined;
  readonly stage: (staged: StagedFiles | undefined) => void;
  readonly choices: ImportChoices;
  readonly choose: (patch: Partial<ImportChoices>) => void;
  readonly live: LiveImport | undefined;
  readonly setLive: (live: LiveImport | undefined) => void;
}

const ImportSessionContext = createContext<ImportSession | undefined>(undefined);

export function useImportSession(): ImportSession {
  const session = use(ImportSessionContext);
  if (!session) throw new Error("ImportSessionProvider is missing above this component");
  return session;
}

/** Lives as long as the vault is open. */
export function ImportSessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [staged, stage] = useState<StagedFiles | undefined>(undefined);
  const [choices, setChoices] = useState(NO_CHOICES);
  const [live, setLive] = useState<LiveImport | undefined>(undefined);
  const value = useMemo(
    () => ({
      staged,
      stage,
      choices,
      choose: (patch: Partial<ImportChoices>) =>
        setChoices((current) => ({ ...current, ...patch })),
      live,
      setLive,
    }),
    [choices, live, staged],
  );
  return <ImportSessionContext value={value}>{children}</ImportSessionContext>;
}
