import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { TextField } from "../../ui/fields/fields.tsx";

export interface LaneDialogProps {
  readonly initialName: string;
  readonly query: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name under which a query is kept. */
export function LaneDialog({ initialName, query, onSave, onClose }: LaneDialogProps): ReactNode {
  const text = useText("cases");
  const common = useText("commonUi");
  const [name, setName] = useState(initialName);
  const canSave = name.trim() !== "";
  return (
    <Dialog
      isOpen
      width="small"
      title={initialName === "" ? text.laneSave : text.laneRename}
      onClose={onClose}
      onSubmit={() => canSave && onSave(name.trim())}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!canSave}>
            {common.save}
          </Button>
        </>
      }
    >
      <TextField label={text.laneName} value={name} onChange={setName} hasFocus maxLength={128} />
      <code className="wp-meta">{query || text.laneAll}</code>
    </Dialog>
  );
}
