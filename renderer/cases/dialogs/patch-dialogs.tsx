import type { ReactNode } from "react";

import { assertNever } from "../../../shared/assert-never.ts";
import type { PatchDialogProps } from "./case-patch.ts";
import { ClassificationDialog } from "./classification-dialog.tsx";
import { MarkingDialog } from "./marking-dialog.tsx";
import { OwnerDialog } from "./owner-dialog.tsx";
import { SeverityDialog } from "./severity-dialog.tsx";
import { StatusDialog } from "./status-dialog.tsx";
import { TagsDialog } from "./tags-dialog.tsx";

export type PatchKind = "marking" | "severity" | "classification" | "tags" | "owner" | "status";

/** The dialog that sets one kind of field, of one record or of many. */
export function PatchDialog({
  kind,
  ...props
}: PatchDialogProps & { readonly kind: PatchKind }): ReactNode {
  switch (kind) {
    case "marking":
      return <MarkingDialog {...props} />;
    case "severity":
      return <SeverityDialog {...props} />;
    case "classification":
      return <ClassificationDialog {...props} />;
    case "tags":
      return <TagsDialog {...props} />;
    case "owner":
      return <OwnerDialog {...props} />;
    case "status":
      return <StatusDialog {...props} />;
    default:
      return assertNever(kind);
  }
}
