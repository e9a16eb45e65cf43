import { useState } from "react";

import type { NoticeRow } from "../../../../shared/contract/exchange-notices.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";

/** An answer that is being asked for, about the notice as it was when the dialog opened. */
export interface NoticeDialog {
  readonly kind: "confirm" | "refuse";
  readonly row: NoticeRow;
}

export interface NoticeCommands {
  readonly commands: readonly Command[];
  readonly dialog: NoticeDialog | undefined;
  readonly closeDialog: () => void;
}

/** What can be done about a notice: theirs is answered, ours is taken back or lifted. */
export function useNoticeCommands(row: NoticeRow | undefined): NoticeCommands {
  const text = useText("recalls");
  const [dialog, setDialog] = useState<NoticeDialog | undefined>(undefined);
  const { withdraw, lift } = useOurs();
  const isOpen = row?.direction === "received" && row.state !== null;
  const mayAnswer = isOpen && row.state?.kind !== "confirmed";
  const mayWithdraw = row?.direction === "sent" && row.journey === "not-sent";
  const ask = (kind: NoticeDialog["kind"]) => (): void => {
    if (row !== undefined) setDialog({ kind, row });
  };
  const commands: readonly Command[] = [
    {
      id: "notice.confirm",
      label: text.confirm,
      keys: "a",
      isDisabled: !mayAnswer,
      run: ask("confirm"),
    },
    {
      id: "notice.refuse",
      label: text.refuse,
      keys: "r",
      isDisabled: !mayAnswer,
      run: ask("refuse"),
    },
    {
      id: "notice.withdraw",
      label: text.withdraw,
      keys: "w",
      isDisabled: !mayWithdraw,
      run: () => void (row && withdraw(row)),
    },
    {
      id: "notice.lift",
      label: text.lift,
      keys: "l",
      isDisabled: row?.isKeptBack !== true || mayWithdraw,
      run: () => void (row && lift(row)),
    },
  ];
  return { commands, dialog, closeDialog: () => setDialog(undefined) };
}

type Act = (row: NoticeRow) => Promise<unknown>;

function useOurs(): { readonly withdraw: Act; readonly lift: Act } {
  const text = useText("recalls");
  const format = useFormat();
  const { client } = useApi();
  const change = useChange();
  return {
    withdraw: ({ id }) =>
      change({
        call: async () => {
          await client.recalls.withdraw({ id });
          return { actionId: null };
        },
        done: () => text.withdrawn,
      }),
    lift: ({ id }) =>
      change({
        call: async () => ({ ...(await client.recalls.lift({ id })), actionId: null }),
        done: ({ count }) => text.lifted(count, format.number(count)),
      }),
  };
}
