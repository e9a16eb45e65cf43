import type { CircleView } from "../../../../shared/contract/circles.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { Formatter } from "../../../i18n/format.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";

/** Columns of the list of circles. */
export function circleColumns(
  text: Texts["circles"],
  format: Formatter,
): readonly GridColumn<CircleView>[] {
  const namesOf = ({ everyone }: CircleView): string =>
    format.list(everyone.map(({ name }) => name));
  return [
    {
      id: "name",
      header: text.colName,
      width: { share: 1, minPx: 120 },
      render: ({ name }) => <SafeText text={name} />,
      title: ({ name }) => name,
    },
    {
      id: "count",
      header: text.colCount,
      width: { px: 64 },
      align: "end",
      render: ({ everyone }) => format.number(everyone.length),
    },
    {
      id: "who",
      header: text.colWho,
      width: { share: 2, minPx: 140 },
      render: (circle) => (
        <span className="wp-dim">
          <SafeText text={namesOf(circle)} />
        </span>
      ),
      title: namesOf,
    },
  ];
}
