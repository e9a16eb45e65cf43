import { useState } from "react";
import type { ReactNode } from "react";

import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState, SkeletonRows } from "../../../ui/states/four-state.tsx";
import type { ViewState } from "../../../ui/states/four-state.tsx";
import classes from "../parts.module.css";
import { useHasDraft } from "../use-form-draft.ts";

export interface PartListProps<Item> {
  readonly title: string;
  /** Why there is none, as one sentence: these lists stand among others and must stay small. */
  readonly none: string;
  readonly state: ViewState;
  readonly items: readonly Item[];
  readonly add: Pick<Command, "id" | "label" | "keys">;
  /** A form that was open before a crash opens again. */
  readonly draftName: string;
  readonly form: (onClose: () => void) => ReactNode;
  readonly row: (item: Item) => ReactNode;
}

/** A list of linked records in the overview, with a form in place to add one. */
export function PartList<Item>(props: PartListProps<Item>): ReactNode {
  const { title, none, state, items, add, draftName, form, row } = props;
  const text = useText("incident");
  const hasDraft = useHasDraft(draftName);
  const [isAdding, setAdding] = useState(hasDraft);
  const command: Command = { ...add, isDisabled: isAdding, run: () => setAdding(true) };
  useCommands(text.tabNames.overview, [command]);
  return (
    <Section
      title={title}
      note={items.length === 0 ? undefined : items.length}
      actions={<CommandButton command={command} label={text.add} />}
    >
      {isAdding && form(() => setAdding(false))}
      <FourState state={state} skeleton={<SkeletonRows count={2} />}>
        {items.length === 0 ? (
          !isAdding && <p className="wp-dim">{none}</p>
        ) : (
          <ul className={classes.rows}>{items.map(row)}</ul>
        )}
      </FourState>
    </Section>
  );
}
