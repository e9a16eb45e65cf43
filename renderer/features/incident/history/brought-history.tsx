import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import parts from "../parts.module.css";
import { EntryChanges } from "./entry-changes.tsx";
import classes from "./history.module.css";

/** Entries that are shown; a long life elsewhere is told by its end. */
const SHOWN = 200;

/** What was done with the case in the vault from which an archive brought it: provenance, which nobody can take back here. */
export function BroughtHistory({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("archives");
  const { verbs } = useText("incident");
  const { query } = useApi();
  const input = { subjectId: incidentId, limit: SHOWN };
  const brought = useQuery(query.archives.history.queryOptions({ input }));
  const { items = [], total = 0 } = brought.data ?? {};
  if (items.length === 0) return null;
  const names: Readonly<Record<string, string>> = verbs;
  const origins = [...new Set(items.map(({ origin }) => origin))];
  return (
    <section aria-label={text.broughtTitle(origins.join(", "))}>
      <h3 className={parts.pad}>
        <SafeText text={text.broughtTitle(origins.join(", "))} />
      </h3>
      <ol className={classes.list}>
        {items.map((entry) => (
          <li key={entry.hash} className={classes.entry}>
            <span className={classes.time}>
              <TimeText iso={entry.at} />
              <span>{entry.actor}</span>
            </span>
            <div className={classes.what}>
              <span className={classes.verb}>{names[entry.verb] ?? entry.verb}</span>
              {entry.cause !== null && (
                <p className="wp-dim">
                  <SafeText text={entry.cause} />
                </p>
              )}
              <EntryChanges entry={entry} names={NO_NAMES} />
            </div>
          </li>
        ))}
      </ol>
      {total > items.length && (
        <p className={parts.pad}>{text.broughtMore(total - items.length)}</p>
      )}
    </section>
  );
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();
