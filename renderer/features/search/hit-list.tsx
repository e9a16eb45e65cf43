import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import { safeTitle } from "../../hit-title.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { snippetParts } from "./rows.ts";
import type { SearchHit } from "./rows.ts";
import classes from "./search.module.css";

export interface HitListProps {
  readonly hits: readonly SearchHit[];
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
  readonly onOpen: (hit: SearchHit) => void;
}

/** The hits, best first; the search box keeps the focus and names the one with the cursor. */
export function HitList({ hits, cursor, onCursor, onOpen }: HitListProps): ReactNode {
  const text = useText("search");
  const list = useRef<HTMLUListElement>(null);
  // No cleanup: it only brings the cursor into view.
  useEffect(() => {
    list.current?.children[cursor]?.scrollIntoView({ block: "nearest" });
  }, [cursor, hits]);
  return (
    <ul
      ref={list}
      id="search-hits"
      role="listbox"
      aria-label={text.results}
      tabIndex={-1}
      className={classes.hits}
    >
      {hits.map((hit, at) => (
        // The box above has the keys (combobox pattern): arrows move, Enter opens.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
        <li
          key={`${hit.kind}.${hit.id}`}
          id={`search-hit-${at}`}
          role="option"
          aria-selected={at === cursor}
          className={classes.hit}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            onCursor(at);
            onOpen(hit);
          }}
        >
          <span className={classes.kind}>{text.kinds[hit.kind]}</span>
          <span className={classes.words}>
            <span className={classes.title}>
              {hit.number !== null && <span className="wp-dim">{hit.number}</span>}
              <strong>
                <SafeText text={safeTitle(hit)} />
              </strong>
            </span>
            <Snippet hit={hit} />
          </span>
          {(hit.kind === "incident" || hit.kind === "report" || hit.tlp !== null) && (
            <MarkingChip tlp={hit.tlp} form="short" />
          )}
        </li>
      ))}
    </ul>
  );
}

function Snippet({ hit }: { readonly hit: SearchHit }): ReactNode {
  if (hit.snippet === "" || hit.snippet === hit.title) return null;
  return (
    <span className={classes.snippet}>
      {snippetParts(hit.snippet, hit.marks).map((part, at) =>
        part.isHit ? (
          <mark key={at}>
            <SafeText text={part.text} />
          </mark>
        ) : (
          <SafeText key={at} text={part.text} />
        ),
      )}
    </span>
  );
}
