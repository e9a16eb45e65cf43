import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { Texts } from "../../../../shared/text/index.ts";
import { defanged } from "../../../cases/observables/display.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { IndicatorCell } from "../../../ui/indicator/indicator-text.tsx";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import classes from "../observables.module.css";
import { foundRows, listNames, standingOf } from "../rows.ts";
import type { Found } from "../rows.ts";

export interface LookupTableProps {
  readonly items: readonly Found[];
  readonly onlyKnown: boolean;
}

/** A line for each asked value; Enter opens one that is known. */
export function LookupTable({ items, onlyKnown }: LookupTableProps): ReactNode {
  const text = useText("observables");
  const navigate = useNavigate();
  const source = useMemo(() => arraySource(foundRows(items, onlyKnown)), [items, onlyKnown]);
  const columns = useMemo(() => lookupColumns(text), [text]);
  const [active, setActive] = useState(0);
  return (
    <div className={classes.answer}>
      <DataGrid
        label={text.lookup}
        source={source}
        columns={columns}
        keyOf={keyOf}
        activeIndex={Math.min(active, source.rowCount - 1)}
        onActiveChange={setActive}
        onOpen={({ id }) => {
          if (id !== null) void navigate({ to: addressOf("observable", id), search: {} });
        }}
      />
    </div>
  );
}

function keyOf(item: Found): string {
  return item.asked;
}

function lookupColumns(text: Texts["observables"]): readonly GridColumn<Found>[] {
  const words = {
    known: text.lookupKnown,
    unknown: text.lookupUnknown,
    "not-read": text.lookupNotRead,
  } as const;
  const tones = { known: "active", unknown: "new", "not-read": "closed" } as const;
  return [
    {
      id: "standing",
      header: text.lookupStanding,
      width: { px: 128 },
      render: (item) => {
        const standing = standingOf(item);
        return <StatusBadge tone={tones[standing]} label={words[standing]} />;
      },
    },
    {
      id: "value",
      header: text.colValue,
      width: { share: 3, minPx: 200 },
      render: (item) =>
        item.type === null ? (
          <SafeText text={item.asked} />
        ) : (
          <IndicatorCell defanged={defanged(item.type, item.value)} />
        ),
      title: ({ asked }) => asked,
    },
    {
      id: "type",
      header: text.colType,
      width: { px: 100 },
      render: ({ type }) => <span className="wp-dim">{type}</span>,
    },
    {
      id: "in",
      header: text.lookupIn,
      width: { share: 2, minPx: 150 },
      render: (item) => <SafeText text={placesOf(item)} />,
      title: (item) =>
        [...item.incidents, ...item.reports]
          .map(({ number, title }) => `${number} ${title}`)
          .join("\n"),
    },
    {
      id: "sightings",
      header: text.colSightings,
      width: { px: 84 },
      align: "end",
      render: ({ sightings }) => (sightings === 0 ? null : sightings),
    },
    {
      id: "lists",
      header: text.colLists,
      width: { px: 120 },
      render: (item) => <span className={classes.listed}>{listNames(item)}</span>,
      title: listNames,
    },
  ];
}

function placesOf(item: Found): string {
  return [...item.incidents, ...item.reports].map(({ number }) => number).join(", ");
}
