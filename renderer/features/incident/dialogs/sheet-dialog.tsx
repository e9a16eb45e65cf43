import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { ListedGuide } from "../../../../shared/contract/guides.ts";
import { guideInLanguage } from "../../../../shared/domain/guides/choose-guide.ts";
import { TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { DocumentFormatField, type DocumentFormat } from "../../../cases/documents/form-fields.tsx";
import { DocumentOutcome } from "../../../cases/documents/outcome.tsx";
import { useSaveDocument } from "../../../cases/documents/use-save-document.ts";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { CheckField, SelectField } from "../../../ui/fields/fields.tsx";

export interface SheetDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

const NONE: readonly ListedGuide[] = [];

/** Chooses guide and language of the page that the victim gets, and shows its marking before anything is written. */
export function SheetDialog({ incident, onClose }: SheetDialogProps): ReactNode {
  const text = useText("guides");
  const documents = useText("documents");
  const cases = useText("cases");
  const { client, query } = useApi();
  const { language: own } = useLanguage();
  const [language, setLanguage] = useState<string>(own);
  const [picked, setPicked] = useState<string | null>(null);
  const [ceiling, setCeiling] = useState<TlpLabel>(incident.tlp ?? "TLP:CLEAR");
  const [withIndicators, setIndicators] = useState(false);
  const [format, setFormat] = useState<DocumentFormat>("html");
  const [isRead, setRead] = useState(false);
  const { guide, guides, languages } = useSheetGuides(incident, language, picked);
  const request = {
    incidentId: incident.id,
    language,
    ceiling,
    withIndicators,
    ...(guide === null ? {} : { guide }),
  };
  const preview = useQuery(query.sheets.preview.queryOptions({ input: request }));
  const save = useSaveDocument();
  return (
    <ActDialog
      title={`${text.sheet}: ${incident.number}`}
      act={text.save}
      isReady={isRead}
      missing={cases.evExportRead}
      onAct={() => save(() => client.sheets.make({ ...request, format, acknowledged: true }))}
      onClose={onClose}
      width="large"
    >
      <p className="wp-dim">{text.sheetHint}</p>
      <SelectField
        label={text.sheetGuide}
        value={guide}
        options={guides}
        onChange={setPicked}
        {...(guide === null ? { hint: text.sheetNoGuide } : {})}
        hasFocus
      />
      <SelectField
        label={text.language}
        value={language}
        options={languages}
        onChange={(value) => value !== null && setLanguage(value)}
      />
      <SelectField
        label={documents.ceiling}
        value={ceiling}
        options={TLP_LABELS.map((label) => ({ value: label, label }))}
        onChange={(value) => value && setCeiling(value)}
      />
      <DocumentFormatField format={format} onChange={setFormat} />
      <CheckField label={text.sheetIndicators} value={withIndicators} onChange={setIndicators} />
      <DocumentOutcome preview={preview} />
      <CheckField label={text.sheetAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}

/** The guides to choose from, and the one that is chosen: picked, else the one that fits best. */
function useSheetGuides(incident: Incident, language: string, picked: string | null) {
  const { query } = useApi();
  const list = useQuery(query.guides.list.queryOptions({ input: {} }));
  const fits = useQuery(
    query.sheets.guidesFor.queryOptions({ input: { incidentId: incident.id } }),
  );
  const items = list.data?.items ?? NONE;
  return useMemo(() => {
    const all = items.map(({ guide }) => guide);
    const guides = [...new Set(all.map(({ id }) => id))].map((value) => ({
      value,
      label: guideInLanguage(all, value, language)?.title ?? value,
    }));
    const languages = [...new Set(all.map((one) => one.language))].map((value) => ({
      value,
      label: new Intl.DisplayNames([value], { type: "language" }).of(value) ?? value,
    }));
    return { guides, languages, guide: picked ?? fits.data?.ids[0] ?? null };
  }, [items, language, picked, fits.data]);
}
