import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { ConflictView } from "../../../../shared/contract/exchange-receipt.ts";
import { compareTexts } from "../../../../shared/exchange/merge/compare-texts.ts";
import { useApi } from "../../../api.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { leaveOnEscape } from "../../../exchange/leave-on-escape.ts";
import { TextThreeWay } from "../../../exchange/text-three-way.tsx";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { TextAreaField } from "../../../ui/fields/fields.tsx";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import classes from "../exchange.module.css";

/** The two texts beside what both began with, and the text that is to stand, to be edited by hand. */
export function ConflictDetail({ conflict }: { readonly conflict: ConflictView }): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const { client } = useApi();
  const change = useChange();
  const { record, subject, field, base } = conflict;
  const { ours, theirs, others } = sidesOf(conflict);
  const { suggestion } = compareTexts(ours, theirs, base ?? undefined);
  const [result, setResult] = useState(suggestion ?? ours);
  const settle = (): void =>
    void change({
      call: () =>
        client.conflicts.resolve({ id: conflict.id, choice: { kind: "text", text: result } }),
      done: () => text.conflictSettled,
    });
  const take = (id: string, label: string, keys: string, value: string) => ({
    id: `conflict.${id}`,
    label,
    keys,
    run: () => setResult(value),
  });
  const starts = [
    take("ours", text.conflictTake(text.conflictOurs), "h", ours),
    take("theirs", text.conflictTake(text.conflictTheirs), "t", theirs),
    ...others.map((value, at) => ({
      id: `conflict.other-${String(at + 3)}`,
      label: text.conflictTake(text.conflictOther(String(at + 3))),
      run: () => setResult(value),
    })),
    ...(suggestion === null ? [] : [take("both", text.conflictTakeBoth, "b", suggestion)]),
  ];
  const settling = {
    id: "conflict.settle",
    label: text.conflictSettle,
    keys: "a",
    isDisabled: result.trim() === "",
    run: settle,
  };
  useCommands(text.part.conflicts, [...starts, settling]);
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          {words.field(field)} <span className="wp-dim">{words.kind(record.kind)}</span>{" "}
          {record.id !== subject.id && <SafeText text={record.title} />}
        </h2>
        <p>
          <Link to={addressOf(subject.kind, subject.id)} className={classes.link}>
            <SafeText text={subject.title} />
          </Link>
        </p>
      </header>
      {/* The keys belong to the text box inside; this only hears of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above */}
      <div className={classes.pad} onKeyDown={leaveOnEscape}>
        <TextThreeWay ours={ours} theirs={theirs} base={base} theirName={text.conflictTheirs} />
        <div className={classes.actions}>
          {starts.map((command) => (
            <CommandButton key={command.id} command={command} />
          ))}
        </div>
        <TextAreaField
          label={text.conflictResult}
          hint={text.conflictResultHint}
          value={result}
          minRows={5}
          onChange={setResult}
          error={result.trim() === "" ? text.conflictEmpty : undefined}
        />
        <div className={classes.actions}>
          <CommandButton command={settling} isPrimary />
        </div>
      </div>
    </div>
  );
}

interface Sides {
  readonly ours: string;
  readonly theirs: string;
  /** Further texts of theirs, beside the newest. */
  readonly others: readonly string[];
}

function sidesOf({ texts }: ConflictView): Sides {
  const ours = texts.find(({ isOurs }) => isOurs) ?? texts.at(-1);
  const [theirs, ...others] = texts.filter((one) => one !== ours);
  return {
    ours: ours?.value ?? "",
    theirs: theirs?.value ?? "",
    others: others.map(({ value }) => value),
  };
}
