import { useState } from "react";

import type { RequestRow } from "../../../../shared/contract/exchange-questions.ts";
import type { QuestionMessageKind } from "../../../../shared/exchange/release/question/question.ts";
import { useText } from "../../../i18n/text-context.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { isGoingOn } from "./request-state.ts";

/** A message that is being written, on the question as it was when the dialog opened. */
export interface MessageDraft {
  readonly kind: QuestionMessageKind;
  readonly row: RequestRow;
}

export interface RequestCommands {
  readonly commands: readonly Command[];
  readonly draft: MessageDraft | undefined;
  readonly closeDraft: () => void;
}

/** What the desk that was asked may write, then what the one that asked may. */
const ACTS = [
  ["answer", "a", "received"],
  ["partial", "p", "received"],
  ["declined", "r", "received"],
  ["follow-up", "f", "asked"],
  ["closed", "c", "asked"],
  ["withdrawn", "w", "asked"],
] as const satisfies readonly (readonly [QuestionMessageKind, string, RequestRow["direction"]])[];

export function useRequestCommands(row: RequestRow | undefined): RequestCommands {
  const text = useText("requests");
  const [draft, setDraft] = useState<MessageDraft | undefined>(undefined);
  const commands = ACTS.map(([kind, keys, direction]): Command => ({
    id: `request.${kind}`,
    label: text.acts[kind],
    keys,
    isDisabled: row?.direction !== direction || !isGoingOn(row),
    run: () => {
      if (row !== undefined) setDraft({ kind, row });
    },
  }));
  return { commands, draft, closeDraft: () => setDraft(undefined) };
}
