import { useState } from "react";
import type { ReactNode } from "react";

import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import type { ImportRun } from "../../../shared/model/import-run.ts";
import type { Pap, Tlp } from "../../../shared/model/values.ts";
import { useApi } from "../../api.ts";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useVaultSettings } from "../../vault-settings.ts";
import classes from "./imports.module.css";
import { useUnmarkedCount } from "./use-run-reports.ts";

/** Asks for the label of reports that came without one: it is never assumed. */
export function UnmarkedBanner({ run }: { readonly run: ImportRun }): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  const { client } = useApi();
  const { defaultTlp, defaultPap } = useVaultSettings();
  const change = useChange();
  const count = useUnmarkedCount(run);
  const [pap, setPap] = useState<Pap | "">(defaultPap);
  if (count === 0) return null;
  const mark = (tlp: Tlp): void =>
    void change({
      call: () => client.imports.mark({ id: run.id, tlp, ...(pap === "" ? {} : { pap }) }),
      done: () => text.marked(tlp),
    });
  return (
    <div className={classes.ask} role="group" aria-label={text.unmarkedAsk(count, String(count))}>
      <strong>{text.unmarkedAsk(count, format.number(count))}</strong>
      <span className={classes.askLabels}>
        {TLP_LABELS.map((label) => (
          <button
            key={label}
            type="button"
            className={classes.askLabel}
            data-default={label === defaultTlp || undefined}
            onClick={() => mark(label)}
          >
            <MarkingChip tlp={label} />
          </button>
        ))}
      </span>
      <label className={classes.askPap}>
        {text.unmarkedPap}{" "}
        <select
          value={pap}
          onChange={(event) =>
            setPap(PAP_LABELS.find((label) => label === event.currentTarget.value) ?? "")
          }
        >
          <option value="">{text.unmarkedPapNone}</option>
          {PAP_LABELS.map((label) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      </label>
      <span className="wp-meta">{text.unmarkedNever}</span>
    </div>
  );
}
