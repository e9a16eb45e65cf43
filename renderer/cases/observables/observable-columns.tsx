import { findLookalikes } from "../../../shared/domain/observables/lookalike.ts";
import type { ObservableLink } from "../../../shared/model/observable.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { IndicatorCell } from "../../ui/indicator/indicator-text.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { defanged } from "./display.ts";
import classes from "./observables.module.css";

/** Columns of the observables of an incident. */
export function observableColumns(text: Texts["cases"]): readonly GridColumn<ObservableLink>[] {
  const value: GridColumn<ObservableLink> = {
    id: "value",
    header: text.obsValue,
    width: { share: 3, minPx: 180 },
    render: (row) => (
      <IndicatorCell defanged={defanged(row.type, row.value)} warning={warningOf(row, text)} />
    ),
    title: (row) => defanged(row.type, row.value),
  };
  const type: GridColumn<ObservableLink> = {
    id: "type",
    header: text.obsType,
    width: { px: 120 },
    render: (row) => <span className="wp-dim">{row.type}</span>,
  };
  const incidents: GridColumn<ObservableLink> = {
    id: "incidents",
    header: text.obsIncidents,
    width: { px: 84 },
    align: "end",
    render: (row) =>
      row.incidentCount > 1 ? <strong>{row.incidentCount}</strong> : row.incidentCount,
    title: (row) => text.obsInIncidents(row.incidentCount),
  };
  const lists: GridColumn<ObservableLink> = {
    id: "lists",
    header: text.obsLists,
    width: { share: 1, minPx: 110 },
    render: (row) =>
      row.warninglists.length === 0 ? null : (
        <span className={classes.listed}>
          {row.warninglists.map(({ name }) => name).join(", ")}
        </span>
      ),
    title: (row) => row.warninglists.map(({ name, date }) => `${name} (${date})`).join("\n"),
  };
  return [
    value,
    type,
    { ...comment(text) },
    {
      id: "detection",
      header: text.obsDetection,
      width: { px: 84 },
      render: (row) => (row.isForDetection ? text.yes : <span className="wp-dim">{text.no}</span>),
    },
    {
      id: "tlp",
      header: text.fieldTlp,
      width: { px: 130 },
      render: (row) => (row.tlp === null ? null : <MarkingChip tlp={row.tlp} form="short" />),
    },
    incidents,
    lists,
  ];
}

function comment(text: Texts["cases"]): GridColumn<ObservableLink> {
  return {
    id: "comment",
    header: text.obsComment,
    width: { share: 2, minPx: 120 },
    render: (row) => (row.comment === null ? null : <SafeText text={row.comment} />),
    title: (row) => row.comment ?? "",
  };
}

/** Accented letters of European languages: `münchen` looks like `munchen` and means nothing by it. */
const ORDINARY = /^[a-z\u00c0-\u017f]$/i;

const NAMES: ReadonlySet<string> = new Set(["domain", "hostname"]);

/** Why a value should be looked at twice; the title of the sign. */
export function warningOf(
  { type, value }: Pick<ObservableLink, "type" | "value">,
  text: Texts["cases"],
): string | undefined {
  if (!NAMES.has(type)) return undefined;
  const findings = findLookalikes(value);
  // What it passes for says more than how it is done.
  for (const finding of findings) {
    if (finding.kind === "imitates") return text.obsLooksLike(defanged("domain", finding.known));
    const isOdd =
      finding.kind === "whole-script" ||
      (finding.kind === "confusable" && finding.letters.some((letter) => !ORDINARY.test(letter)));
    if (isOdd) return text.obsLooksLike(defanged("domain", finding.looksLike));
  }
  const mixed = findings.find((finding) => finding.kind === "mixed-script");
  return mixed === undefined ? undefined : text.obsMixedScript(mixed.scripts.join(", "));
}
