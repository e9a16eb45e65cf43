import { useRef } from "react";
import type { ReactNode } from "react";

import { readInput, type PickedFile } from "../../ui/file-drop/picked-file.ts";

export interface BundleChooser {
  /** Opens the file dialog of the system. */
  readonly choose: () => void;
  /** Has to be on screen; shows nothing. */
  readonly input: ReactNode;
}

/** Files of bundles, chosen instead of dropped. */
export function useBundleChooser(
  label: string,
  onFiles: (files: readonly PickedFile[]) => void,
): BundleChooser {
  const chooser = useRef<HTMLInputElement>(null);
  return {
    choose: () => chooser.current?.click(),
    input: (
      <input
        ref={chooser}
        type="file"
        accept=".age"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          const { files } = readInput(event.currentTarget.files ?? new DataTransfer().files);
          event.currentTarget.value = "";
          onFiles(files);
        }}
      />
    ),
  };
}
