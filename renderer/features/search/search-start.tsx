import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { QUERY_FIELD_NAMES, queryField } from "../../../shared/domain/query/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./search.module.css";

export interface SearchStartProps {
  readonly recent: readonly string[];
  readonly onQuery: (query: string) => void;
  readonly onForget: () => void;
}

/** Before anything is typed: what was searched lately, and how a query is written. */
export function SearchStart({ recent, onQuery, onForget }: SearchStartProps): ReactNode {
  const text = useText("search");
  return (
    <div className={classes.start}>
      <div>
        <h2>{text.startTitle}</h2>
        <p className="wp-dim">{text.startText}</p>
      </div>
      {recent.length > 0 && (
        <section aria-label={text.recent}>
          <div className={classes.recentHead}>
            <h3>{text.recent}</h3>
            <Button variant="subtle" color="gray" size="compact-xs" onClick={onForget}>
              {text.recentForget}
            </Button>
          </div>
          <ul className={classes.recent}>
            {recent.map((query) => (
              <li key={query}>
                <button type="button" className={classes.example} onClick={() => onQuery(query)}>
                  <SafeText text={query} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={text.helpTitle}>
        <h3>{text.helpTitle}</h3>
        <p className="wp-dim">{text.helpText}</p>
        <ul className={classes.help}>
          {text.helpExamples.map(([query, meaning]) => (
            <li key={query}>
              <button type="button" className={classes.example} onClick={() => onQuery(query)}>
                {query}
              </button>
              <span className="wp-dim">{meaning}</span>
            </li>
          ))}
        </ul>
        <details className={classes.fields}>
          <summary>{text.helpFields}</summary>
          <ul>
            {QUERY_FIELD_NAMES.map((name) => (
              <li key={name}>
                <code>{[name, ...queryField(name).aliases].join(", ")}</code>
              </li>
            ))}
          </ul>
        </details>
      </section>
    </div>
  );
}
