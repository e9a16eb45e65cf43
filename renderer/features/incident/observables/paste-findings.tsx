import type { ReactNode } from "react";

import { defanged } from "../../../cases/observables/display.ts";
import { warningOf } from "../../../cases/observables/observable-columns.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { IndicatorCell } from "../../../ui/indicator/indicator-text.tsx";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "./observables.module.css";
import type { Finding } from "./rows.ts";
import type { Paste } from "./use-paste.ts";

/** As many as can be looked through by hand; the rest is added with them. */
const SHOWN = 300;

/** What was found, with a box each to leave it out, and what the vault knows of it already. */
export function PasteFindings({ paste }: { readonly paste: Paste }): ReactNode {
  const cases = useText("cases");
  const { findings, chosen } = paste;
  const chosenKeys = new Set(chosen.map(({ key }) => key));
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.slice(0, SHOWN).map((finding) => (
        <li key={finding.key}>
          <label className={classes.finding}>
            <input
              type="checkbox"
              checked={chosenKeys.has(finding.key)}
              onChange={() => paste.toggle(finding.key)}
            />
            <span className={classes.what}>
              <span className={classes.value}>
                <IndicatorCell
                  defanged={defanged(finding.type, finding.value)}
                  warning={warningOf(finding, cases)}
                />
                <span className="wp-meta">{finding.type}</span>
              </span>
              <FindingFacts finding={finding} paste={paste} />
            </span>
          </label>
        </li>
      ))}
      {findings.length > SHOWN && (
        <li className="wp-meta">{cases.andMore(findings.length - SHOWN)}</li>
      )}
    </ul>
  );
}

function FindingFacts({
  finding,
  paste,
}: {
  readonly finding: Finding;
  readonly paste: Paste;
}): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const known = paste.known.get(finding.value);
  const lists = known?.warninglists.map(({ name }) => name) ?? [];
  const incidentCount = known?.incidents.length ?? 0;
  return (
    <>
      {finding.original !== undefined && (
        <span className="wp-meta">
          {text.writtenAs} <SafeText text={finding.original} />
        </span>
      )}
      {incidentCount > 0 && (
        <strong className={classes.known}>{cases.obsInIncidents(incidentCount)}</strong>
      )}
      {lists.length > 0 && <span className={classes.listed}>{text.onLists(lists.join(", "))}</span>}
    </>
  );
}
