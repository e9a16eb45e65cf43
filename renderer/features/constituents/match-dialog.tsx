import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { describeMatchStep } from "../../../shared/text/describe-match-step.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { TextAreaField } from "../../ui/fields/fields.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import classes from "./constituents.module.css";

const MOST_VALUES = 50;

/** Whose a value is, step by step, while it is typed. */
export function MatchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("constituents");
  const common = useText("commonUi");
  const { query } = useApi();
  const [typed, setTyped] = useState("");
  const values = typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, MOST_VALUES);
  const found = useQuery(query.constituents.match.queryOptions({ input: { values } }));
  const state = useQueryState(found, () => values.length === 0, { title: text.tryNothing });
  return (
    <Dialog
      isOpen
      title={text.tryMatch}
      width="large"
      onClose={onClose}
      footer={<Button onClick={onClose}>{common.close}</Button>}
    >
      <TextAreaField
        label={text.tryLabel}
        hint={text.tryHint}
        value={typed}
        maxRows={6}
        onChange={setTyped}
        hasFocus
      />
      <FourState state={state}>
        <ul className={classes.matches}>
          {found.data?.items.map(({ value, constituent, by, steps }, at) => (
            <li key={`${String(at)} ${value}`}>
              <strong className="wp-mono">
                <SafeText text={value} />
              </strong>{" "}
              → <SafeText text={constituent?.name ?? text.nobody} />
              {by && <span className="wp-meta"> {by.entry}</span>}
              <ol className={classes.steps}>
                {steps.map((step) => (
                  <li key={JSON.stringify(step)}>
                    <SafeText text={describeMatchStep(step, text)} />
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </FourState>
    </Dialog>
  );
}
