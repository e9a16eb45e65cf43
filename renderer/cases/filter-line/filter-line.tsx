import { useId, useImperativeHandle, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode, Ref } from "react";

import type {
  QueryCompletion,
  QueryEntity,
  QueryFieldName,
} from "../../../shared/domain/query/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { IconFilter } from "../../ui/icons.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import classes from "./filter-line.module.css";
import { FilterChips } from "./filter-chips.tsx";
import { FilterError } from "./filter-error.tsx";
import { useFilterText } from "./use-filter-text.ts";

export interface FilterLineHandle {
  readonly focus: () => void;
}

export interface FilterLineProps {
  readonly entity: QueryEntity;
  /** The query in effect. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Escape, and Enter when the query is right: the focus goes back to the list. */
  readonly onLeave: () => void;
  readonly known?: Readonly<Partial<Record<QueryFieldName, readonly string[]>>>;
  readonly ref?: Ref<FilterLineHandle>;
}

/**
 * The filter of a list in the query grammar. At rest it shows one chip per condition, each with a way to take it out;
 * with the focus it is the text itself, with proposals. The list follows while the text is right.
 */
export function FilterLine(props: FilterLineProps): ReactNode {
  const { entity, query, onQuery, onLeave, ref } = props;
  const text = useText("cases");
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isEditing, setEditing] = useState(false);
  const filter = useFilterText(props, input);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), []);
  const leave = (): void => {
    input.current?.blur();
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (filter.pressKey(event)) return;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && filter.commit()) leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.line} role="search">
      <div className={classes.box} data-editing={isEditing || undefined}>
        <IconFilter size={14} stroke={1.6} aria-hidden="true" className={classes.icon} />
        {!isEditing && <FilterChips entity={entity} query={query} onQuery={onQuery} />}
        <input
          ref={input}
          className={classes.input}
          type="text"
          role="combobox"
          aria-label={text.filterLabel}
          aria-expanded={filter.proposals.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-invalid={filter.error !== null}
          aria-activedescendant={filter.active >= 0 ? `${listId}-${filter.active}` : undefined}
          placeholder={isEditing || query === "" ? text.filterPlaceholder : ""}
          spellCheck={false}
          autoComplete="off"
          value={isEditing ? filter.text : ""}
          onFocus={() => setEditing(true)}
          onBlur={() => {
            filter.commit();
            setEditing(false);
          }}
          onChange={(event) => filter.change(event.currentTarget.value)}
          onSelect={(event) => filter.setCaret(event.currentTarget.selectionStart ?? 0)}
          onKeyDown={onKeyDown}
        />
        {!isEditing && <KeyCaps keys="/" />}
      </div>
      {filter.proposals.length > 0 && isEditing && (
        <Proposals
          id={listId}
          proposals={filter.proposals}
          active={filter.active}
          onPick={filter.accept}
        />
      )}
      {filter.error !== null && <FilterError query={filter.text} error={filter.error} />}
    </div>
  );
}

interface ProposalsProps {
  readonly id: string;
  readonly proposals: readonly QueryCompletion[];
  readonly active: number;
  readonly onPick: (proposal: QueryCompletion) => void;
}

function Proposals({ id, proposals, active, onPick }: ProposalsProps): ReactNode {
  const text = useText("cases");
  return (
    <ul id={id} role="listbox" aria-label={text.filterProposals} className={classes.proposals}>
      {proposals.map((proposal, at) => (
        <li
          key={proposal.insert}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={classes.proposal}
          data-active={at === active || undefined}
          // Before the focus leaves the input.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(proposal);
          }}
        >
          {proposal.insert}
        </li>
      ))}
    </ul>
  );
}
