import type {
  NotificationActType,
  NotificationState,
  NotificationSubject,
} from "../../../shared/model/notification.ts";
import { isDraft, nextState } from "../../../shared/domain/notifications/next-state.ts";
import { useApi } from "../../api.ts";
import { useChange, useUndo } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useCommands, type Command } from "../../ui/palette/use-commands.ts";
import type { NotificationDialog } from "./dialogs.tsx";
import type { NotificationItem } from "./rows.ts";

export interface BoardCommandsInput {
  readonly subject: NotificationSubject | null;
  /** What a command acts on. */
  readonly meant: readonly NotificationItem[];
  /** Everything on the board: written out as a whole where nothing is marked. */
  readonly shown: readonly NotificationItem[];
  readonly hasMarks: boolean;
  readonly show: (dialog: NotificationDialog) => void;
}

type QuickAct = Extract<
  NotificationActType,
  "queued" | "answered" | "fixed" | "not-fixed" | "opted-out"
>;

const KEYS: Readonly<Record<QuickAct, string>> = {
  queued: "l",
  answered: "a",
  fixed: "f",
  "not-fixed": "shift+f",
  "opted-out": "shift+o",
};

/** Everything that can be done with the marked messages, or the one under the cursor, by key. */
export function useBoardCommands(input: BoardCommandsInput) {
  const { subject, meant, shown, hasMarks, show } = input;
  const text = useText("notifications");
  const cases = useText("cases");
  const format = useFormat();
  const { client } = useApi();
  const change = useChange();
  const undo = useUndo();
  const ids = meant.map(({ id }) => id);
  const states = meant.map(({ state }) => state);
  const drafts = meant.filter(({ state }) => isDraft(state));
  const leaving = hasMarks ? drafts : shown.filter(({ state }) => isDraft(state));
  const note = (type: QuickAct): Command => ({
    id: `notifications.${type}`,
    label: text.acts[type],
    keys: KEYS[type],
    isDisabled: !fits(states, type),
    run: () =>
      void change({
        call: () => client.notifications.record({ ids, type }),
        done: ({ changed }) => text.noted(text.acts[type], format.number(changed)),
      }),
  });
  const bar: readonly Command[] = [
    {
      id: "notifications.draft",
      label: text.draft,
      keys: "n",
      isDisabled: subject === null,
      run: () => show({ kind: "draft" }),
    },
    {
      id: "notifications.export",
      label: text.export,
      keys: "e",
      isDisabled: leaving.length === 0,
      run: () => show({ kind: "export", items: leaving }),
    },
  ];
  const bulk: readonly Command[] = [
    {
      id: "notifications.told",
      label: text.tell,
      keys: "t",
      isDisabled: !fits(states, "told"),
      run: () => show({ kind: "tell", items: meant }),
    },
    note("queued"),
    note("answered"),
    note("fixed"),
    note("not-fixed"),
    note("opted-out"),
    {
      id: "notifications.discard",
      label: text.discard,
      keys: "shift+d",
      isDisabled: drafts.length === 0 || drafts.length < meant.length,
      run: () =>
        void change({
          call: () => client.notifications.discard({ ids }),
          done: ({ changed }) => text.discarded(format.number(changed)),
        }),
    },
  ];
  const undoCommand = {
    id: "notifications.undo",
    label: cases.undoLast,
    keys: "u",
    run: () => void undo(),
  };
  useCommands(text.title, [...bar, ...bulk, undoCommand]);
  return { bar, bulk };
}

function fits(states: readonly NotificationState[], act: NotificationActType): boolean {
  return states.length > 0 && states.every((state) => nextState(state, act) !== null);
}
