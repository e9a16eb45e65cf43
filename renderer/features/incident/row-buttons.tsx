import { ActionIcon } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { ICON, IconPencil, IconTrash } from "../../ui/icons.ts";

export interface RowButtonsProps {
  /** Name of the row for assistive technology. */
  readonly name: string;
  readonly onEdit?: () => void;
  /** Removing can be taken back, so it is not asked for twice. */
  readonly onRemove?: () => void;
}

/** Edit and remove at the end of a row. */
export function RowButtons({ name, onEdit, onRemove }: RowButtonsProps): ReactNode {
  const text = useText("incident");
  return (
    <>
      {onEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          title={text.edit}
          aria-label={text.editNamed(name)}
          onClick={onEdit}
        >
          <IconPencil {...ICON} />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          title={text.remove}
          aria-label={text.removeNamed(name)}
          onClick={onRemove}
        >
          <IconTrash {...ICON} />
        </ActionIcon>
      )}
    </>
  );
}
