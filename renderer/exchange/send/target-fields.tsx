import type { ReactNode } from "react";

import { ChoiceList } from "../../cases/dialogs/choice-list.tsx";
import { useText } from "../../i18n/text-context.ts";
import { FolderField } from "../folder-field.tsx";

/** Where a bundle is written. */
export type Target =
  { readonly kind: "file" } | { readonly kind: "folder"; readonly directory: string };

/** Saved where the analyst saves files, or written into a folder, where it is read back. */
export function TargetFields({
  target,
  onChange,
}: {
  readonly target: Target;
  readonly onChange: (target: Target) => void;
}): ReactNode {
  const text = useText("exchange");
  return (
    <>
      <ChoiceList
        label={text.sendWhere}
        form="row"
        choices={[
          { value: "file", label: text.sendWhereFile },
          { value: "folder", label: text.sendWhereFolder },
        ]}
        value={target.kind}
        onChange={(kind) =>
          onChange(kind === "file" ? { kind } : { kind: "folder", directory: "" })
        }
      />
      {target.kind === "folder" && (
        <FolderField
          directory={target.directory}
          onChange={(directory) => onChange({ kind: "folder", directory })}
        />
      )}
    </>
  );
}
