import type { ReactNode } from "react";

import type { StatedTime } from "../../shared/model/values.ts";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import { shortStatedTime } from "./stated-time-words.ts";

/** A time as far as it is known: cut to its precision, in words where it is vague; both clocks in the tooltip. */
export function StatedTimeText({ time }: { readonly time: StatedTime }): ReactNode {
  const common = useText("commonUi");
  const format = useFormat();
  const { prefix, value, suffix } = shortStatedTime(time);
  return (
    <time
      dateTime={time.instant}
      title={`${format.exactUtc(time.instant)}\n${format.exactLocal(time.instant)}\n${time.zone}`}
    >
      {prefix === "about" ? `${common.precisionAbout} ` : ""}
      {value}
      {suffix}
    </time>
  );
}
