import type { ReactNode } from "react";

import { describeQueryError } from "../../../shared/domain/query/index.ts";
import type { QueryError } from "../../../shared/domain/query/index.ts";
import { useLanguage } from "../../i18n/text-context.ts";
import classes from "./filter-line.module.css";

/** Why the query can't be read, with the place of it underlined. */
export function FilterError({
  query,
  error,
}: {
  readonly query: string;
  readonly error: QueryError;
}): ReactNode {
  const { language } = useLanguage();
  const end = error.offset + Math.max(1, error.length);
  return (
    <div className={classes.error} role="alert">
      <code className={classes.place} translate="no">
        {query.slice(0, error.offset)}
        <mark>{query.slice(error.offset, end) || " "}</mark>
        {query.slice(end)}
      </code>
      <span>{describeQueryError(error, language)}</span>
    </div>
  );
}
