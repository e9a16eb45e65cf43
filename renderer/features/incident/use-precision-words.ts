import type { StatedTime } from "../../../shared/model/values.ts";
import { useText } from "../../i18n/text-context.ts";

/** How exactly a time is known, in words: "to the minute", "about, ± 30 min". */
export function usePrecisionWords(): (
  time: Pick<StatedTime, "precision" | "marginMinutes">,
) => string {
  const common = useText("commonUi");
  const text = useText("incident");
  const words: Readonly<Record<StatedTime["precision"], string>> = {
    exact: common.precisionExact,
    minute: common.precisionMinute,
    hour: common.precisionHour,
    day: common.precisionDay,
    month: common.precisionMonth,
    about: common.precisionAbout,
  };
  return ({ precision, marginMinutes }) =>
    precision === "about" && marginMinutes !== undefined
      ? text.aboutMargin(marginMinutes)
      : words[precision];
}
