import { useMemo } from "react";
import type { ReactNode } from "react";

import { compareTexts, type TextPart } from "../../shared/exchange/merge/compare-texts.ts";
import { useText } from "../i18n/text-context.ts";
import { SafeText } from "../ui/indicator/safe-text.tsx";
import classes from "./text-three-way.module.css";

export interface TextThreeWayProps {
  readonly ours: string;
  readonly theirs: string;
  /** What both began with; null when it is not known. */
  readonly base: string | null;
  readonly theirName: string;
}

/** Two versions of a long text beside what both began with, line by line; what differs is named in words, too. */
export function TextThreeWay({ ours, theirs, base, theirName }: TextThreeWayProps): ReactNode {
  const text = useText("exchange");
  const { parts } = useMemo(
    () => compareTexts(ours, theirs, base ?? undefined),
    [base, ours, theirs],
  );
  const hasBase = base !== null;
  return (
    // Long content must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={text.conflictTexts}>
      <table className={classes.texts} data-base={hasBase || undefined}>
        <thead>
          <tr>
            <th scope="col">{text.conflictBase}</th>
            <th scope="col">{text.conflictOurs}</th>
            <th scope="col">
              <SafeText text={theirName} />
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => (
            // Parts have no names; the comparison is made anew whenever a text changes.
            <Part key={at} part={part} hasBase={hasBase} isFirst={at === 0} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Part({
  part,
  hasBase,
  isFirst,
}: {
  readonly part: TextPart;
  readonly hasBase: boolean;
  readonly isFirst: boolean;
}): ReactNode {
  const text = useText("exchange");
  const { kind } = part;
  return (
    <tr data-kind={kind}>
      <td>
        {hasBase || kind === "same" ? (
          <Lines lines={kind === "same" && !hasBase ? [] : part.base} />
        ) : null}
        {!hasBase && isFirst && <span className="wp-dim">{text.conflictBaseUnknown}</span>}
      </td>
      <td>
        {kind !== "same" && kind !== "theirs" && (
          <span className={classes.kind}>{text.partKinds[kind]}</span>
        )}
        <Lines lines={part.ours} />
      </td>
      <td>
        {kind === "theirs" && <span className={classes.kind}>{text.partKinds.theirs}</span>}
        <Lines lines={part.theirs} />
      </td>
    </tr>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return <SafeText text={lines.join("\n")} keepsLines />;
}
