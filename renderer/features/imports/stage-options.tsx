import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useImportSession } from "../../imports/import-session.tsx";
import { CheckField, SelectField } from "../../ui/fields/fields.tsx";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import classes from "./imports.module.css";
import { formatName } from "./rows.ts";

export interface StageOptionsProps {
  /** Absent while no table is staged. */
  readonly onMapColumns: (() => void) | undefined;
  readonly onManage: () => void;
}

/** How the files are to be read and marked. */
export function StageOptions({ onMapColumns, onManage }: StageOptionsProps): ReactNode {
  const text = useText("imports");
  const { query } = useApi();
  const { choices, choose } = useImportSession();
  const formats = useQuery(query.imports.formats.queryOptions());
  const mappings = useQuery(query.imports.mappings.list.queryOptions());
  return (
    <details className={classes.options} open>
      <summary>{text.options}</summary>
      <div className={classes.optionGrid}>
        <SelectField
          label={text.markingTlp}
          value={choices.tlp}
          canBeEmpty
          placeholder={text.askLater}
          options={TLP_LABELS.map((label) => ({ value: label, label }))}
          onChange={(tlp) => choose({ tlp })}
        />
        <SelectField
          label={text.markingPap}
          value={choices.pap}
          canBeEmpty
          placeholder={text.askLater}
          options={PAP_LABELS.map((label) => ({ value: label, label }))}
          onChange={(pap) => choose({ pap })}
        />
        <SelectField
          label={text.format}
          value={choices.format}
          canBeEmpty
          placeholder={text.formatAny}
          options={(formats.data?.items ?? []).map(({ name }) => ({
            value: name,
            label: formatName(name, text),
          }))}
          onChange={(format) => choose({ format })}
        />
        <SelectField
          label={text.mapping}
          value={choices.mappingId}
          canBeEmpty
          placeholder={text.mappingAuto}
          options={(mappings.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(mappingId) => choose({ mappingId })}
        />
      </div>
      <div className={classes.optionLine}>
        <Button
          variant="default"
          size="compact-xs"
          disabled={onMapColumns === undefined}
          rightSection={<KeyCaps keys="m" />}
          onClick={onMapColumns}
        >
          {text.mapColumns}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={onManage}>
          {text.manageMappings}
        </Button>
      </div>
      <CheckField
        label={text.dryRun}
        value={choices.isDryRun}
        onChange={(isDryRun) => choose({ isDryRun })}
      />
    </details>
  );
}
