import type { ReactNode } from "react";

import type { ImportNotice } from "../../../shared/formats/parsed.ts";
import { Section } from "../../cases/layout/section.tsx";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./report.module.css";

const SHOWN = 50;

/** What the import noticed about the source, with its place. */
export function ReportNotices({
  notices,
}: {
  readonly notices: readonly ImportNotice[];
}): ReactNode {
  const text = useText("triage");
  const cases = useText("cases");
  if (notices.length === 0) return null;
  return (
    <Section title={text.notices} note={notices.length} fold="closed">
      <ul className={classes.notices}>
        {notices.slice(0, SHOWN).map((notice, at) => (
          <li key={`${notice.kind}-${at}`}>
            <SafeText text={notice.message} /> <Place place={notice.place} />
          </li>
        ))}
        {notices.length > SHOWN && (
          <li className="wp-meta">{cases.andMore(notices.length - SHOWN)}</li>
        )}
      </ul>
    </Section>
  );
}

function Place({ place }: { readonly place: ImportNotice["place"] }): ReactNode {
  const text = useText("triage");
  if (place === undefined) return null;
  const parts = [
    place.line === undefined ? "" : text.placeLine(place.line),
    place.row === undefined ? "" : text.placeRow(place.row),
    place.part === undefined ? "" : text.placePart(place.part),
    place.pointer ?? "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : <span className="wp-meta">({parts.join(", ")})</span>;
}
