import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { NoticeRecord, NoticeRow } from "../../../../shared/contract/exchange-notices.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import dialogClasses from "../../../cases/dialogs/dialogs.module.css";
import { ReasonDialog } from "../../../cases/dialogs/reason-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useNoticeWords } from "../../../exchange/use-notice-words.ts";
import { useWords } from "../../../exchange/use-words.ts";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useFailureText } from "../../../use-failure-text.ts";
import type { NoticeDialog } from "./use-notice-commands.ts";

const SHOWN_RECORDS = 12;

export interface NoticeDialogsProps {
  readonly dialog: NoticeDialog | undefined;
  readonly onClose: () => void;
}

/** The answer to a notice of a peer. */
export function NoticeDialogs({ dialog, onClose }: NoticeDialogsProps): ReactNode {
  if (dialog === undefined) return null;
  const props = { row: dialog.row, onClose };
  return dialog.kind === "confirm" ? <ConfirmDialog {...props} /> : <RefuseDialog {...props} />;
}

interface AnswerProps {
  readonly row: NoticeRow;
  readonly onClose: () => void;
}

/** Says what goes from this vault before it goes. */
function ConfirmDialog({ row, onClose }: AnswerProps): ReactNode {
  const text = useText("recalls");
  const words = useNoticeWords();
  const { language } = useLanguage();
  const { client } = useApi();
  const change = useChange();
  const kind = row.notice?.kind ?? "recall";
  const { id } = row;
  const going = useGoing(id);
  return (
    <ActDialog
      title={text.confirmTitle(words.kindOf(row), row.peer.name)}
      act={text.confirmAct[kind]}
      isReady={kind !== "recall" || going.data !== undefined}
      missing={going.missing}
      isGrave={kind === "recall"}
      onAct={() =>
        change({
          call: async () => {
            await client.recalls.confirm({ id, language });
            return { actionId: null };
          },
          done: () => text.confirmed,
          failure: "here",
        })
      }
      onClose={onClose}
    >
      {kind === "recall" ? <Removed data={going.data} /> : <p>{text.confirmHow}</p>}
    </ActDialog>
  );
}

interface Going {
  readonly items: readonly NoticeRecord[];
  readonly hereCount: number;
}

/** What a confirmation would remove. Nothing is confirmed before it is known. */
function useGoing(id: string): { readonly data: Going | undefined; readonly missing: string } {
  const exchange = useText("exchange");
  const { query } = useApi();
  const { describe } = useFailureText();
  const { data, error } = useQuery(query.recalls.records.queryOptions({ input: { id } }));
  return { data, missing: error === null ? exchange.sendMissingPreview : describe(error) };
}

function Removed({ data }: { readonly data: Going | undefined }): ReactNode {
  const text = useText("recalls");
  const cases = useText("cases");
  const words = useWords();
  const format = useFormat();
  if (data === undefined) return null;
  const { hereCount } = data;
  if (hereCount === 0) return <p>{text.removesNothing}</p>;
  const shown = data.items.filter(({ isHere }) => isHere).slice(0, SHOWN_RECORDS);
  return (
    <>
      <p>{text.removes(hereCount, format.number(hereCount))}</p>
      <ul className={dialogClasses.names}>
        {shown.map((record) => (
          <li key={`${record.kind} ${record.id}`}>
            <span className="wp-dim">{words.kind(record.kind)}</span>{" "}
            <SafeText text={record.title} />
          </li>
        ))}
        {hereCount > shown.length && (
          <li className="wp-dim">{cases.andMore(hereCount - shown.length)}</li>
        )}
      </ul>
      <p>{text.removesHow}</p>
    </>
  );
}

function RefuseDialog({ row, onClose }: AnswerProps): ReactNode {
  const text = useText("recalls");
  const words = useNoticeWords();
  const { client } = useApi();
  const change = useChange();
  const { id } = row;
  return (
    <ReasonDialog
      title={text.refuseTitle(words.kindOf(row), row.peer.name)}
      act={text.refuseAct}
      onAct={(reason) =>
        change({
          call: async () => {
            await client.recalls.refuse({ id, reason });
            return { actionId: null };
          },
          done: () => text.refused,
          failure: "here",
        })
      }
      onClose={onClose}
    />
  );
}
