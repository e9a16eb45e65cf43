import type { ReactNode } from "react";

import type { PapLabel } from "../../../shared/domain/markings/pap.ts";
import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { useText } from "../../i18n/text-context.ts";
import classes from "./marking-chip.module.css";

const TLP_CLASS: Readonly<Record<TlpLabel, string | undefined>> = {
  "TLP:CLEAR": classes.clear,
  "TLP:GREEN": classes.green,
  "TLP:AMBER": classes.amber,
  "TLP:AMBER+STRICT": classes.amber,
  "TLP:RED": classes.red,
};

export interface MarkingChipProps {
  /** `null`: not marked yet, which is drawn as a gap to be filled, never as CLEAR. */
  readonly tlp: TlpLabel | null;
  /** `short` leaves out the prefix where the column heading says TLP. */
  readonly form?: "full" | "short";
}

/** A TLP 2.0 label: FIRST's colour on black in both themes, the label always spelled out. Plain elements: fit for grid rows. */
export function MarkingChip({ tlp, form = "full" }: MarkingChipProps): ReactNode {
  const text = useText("commonUi");
  if (tlp === null) return <span className={classes.missing}>{text.markingMissing}</span>;
  return (
    <span className={`wp-marking ${classes.chip} ${TLP_CLASS[tlp]}`} translate="no">
      {form === "short" ? tlp.slice("TLP:".length) : tlp}
    </span>
  );
}

/** A PAP label. It has no colour of its own: the TLP colours mean TLP and nothing else. */
export function PapChip({ pap }: { readonly pap: PapLabel | null }): ReactNode {
  if (pap === null) return null;
  return (
    <span className={classes.pap} translate="no">
      {pap}
    </span>
  );
}
