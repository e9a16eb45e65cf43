import { useState } from "react";
import type { ReactNode } from "react";

import type { Guide } from "../../../shared/domain/guides/guide.ts";
import { useApi } from "../../api.ts";
import { ActDialog } from "../../cases/dialogs/act-dialog.tsx";
import { DocumentFormatField, type DocumentFormat } from "../../cases/documents/form-fields.tsx";
import { useSaveDocument } from "../../cases/documents/use-save-document.ts";
import { useText } from "../../i18n/text-context.ts";

/** Saves a guide as a document that prints well. It holds nothing of any case. */
export function PrintDialog({
  guide: { id, language },
  onClose,
}: {
  readonly guide: Guide;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("guides");
  const { client } = useApi();
  const [format, setFormat] = useState<DocumentFormat>("html");
  const save = useSaveDocument();
  return (
    <ActDialog
      title={text.printTitle}
      act={text.save}
      isReady
      onAct={() => save(() => client.guides.document({ id, language, format }))}
      onClose={onClose}
      width="small"
    >
      <DocumentFormatField format={format} onChange={setFormat} />
    </ActDialog>
  );
}
