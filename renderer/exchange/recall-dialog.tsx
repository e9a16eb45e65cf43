import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { NOTICE_KINDS, type NoticeKind } from "../../shared/exchange/release/notice/notice.ts";
import type { Incident } from "../../shared/model/incident.ts";
import type { StatedTime } from "../../shared/model/values.ts";
import { useApi } from "../api.ts";
import { ActDialog } from "../cases/dialogs/act-dialog.tsx";
import classes from "../cases/dialogs/dialogs.module.css";
import { useChange } from "../cases/use-change.ts";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import { DateTimeField } from "../ui/fields/date-time-field.tsx";
import { CheckField, SelectField, TextAreaField } from "../ui/fields/fields.tsx";
import { useFailureText } from "../use-failure-text.ts";
import { endOfStated } from "./end-of-stated.ts";
import { useNoticeWords } from "./use-notice-words.ts";
import { usePeers } from "./use-peers.ts";

export interface RecallDialogProps {
  readonly incident: Pick<Incident, "id" | "number">;
  readonly onClose: () => void;
}

/** Takes back, corrects or ends what peers have of an incident, with all its parts that went out. */
export function RecallDialog({ incident, onClose }: RecallDialogProps): ReactNode {
  const text = useText("recalls");
  const cases = useText("cases");
  const words = useNoticeWords();
  const [kind, setKind] = useState<NoticeKind>("recall");
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const [due, setDue] = useState<StatedTime | null>(null);
  const [expires, setExpires] = useState<StatedTime | null>(null);
  const holders = useHolders(incident.id);
  const write = useWriteNotices(incident.id);
  const peerIds = (holders.ids ?? []).filter((id) => !leftOut.includes(id));
  const form = { kind, peerIds, reason: reason.trim(), due, expires };
  return (
    <ActDialog
      title={text.title(incident.number)}
      act={text.write}
      isReady={peerIds.length > 0 && form.reason !== ""}
      missing={holders.ids?.length === 0 ? text.noPeers : text.missing}
      isGrave={kind === "recall"}
      onAct={() => write(form)}
      onClose={onClose}
    >
      <SelectField
        label={text.kind}
        hint={words.request(kind)}
        value={kind}
        options={NOTICE_KINDS.map((value) => ({ value, label: words.kind(value) }))}
        onChange={(next) => setKind(next ?? "recall")}
      />
      <PeerChoices holders={holders} leftOut={leftOut} onChange={setLeftOut} />
      <TextAreaField
        label={cases.reason}
        hint={text.reasonHint}
        value={reason}
        onChange={setReason}
        minRows={2}
        isRequired
        hasFocus
      />
      <DateTimeField label={text.due} value={due} onChange={setDue} />
      <p className="wp-meta">{text.dueHint}</p>
      {kind === "expiry" && (
        <>
          <DateTimeField label={text.expires} value={expires} onChange={setExpires} />
          <p className="wp-meta">{text.expiresHint}</p>
        </>
      )}
      {kind === "recall" && <p>{text.stops}</p>}
    </ActDialog>
  );
}

interface Holders {
  /** Peers that have something of it; undefined while they are on the way. */
  readonly ids: readonly string[] | undefined;
  readonly problem: string | undefined;
}

function useHolders(incidentId: string): Holders {
  const { query } = useApi();
  const { describe } = useFailureText();
  const { data, error } = useQuery(
    query.disclosures.ofIncident.queryOptions({ input: { incidentId } }),
  );
  return {
    ids: data?.items.map(({ organisationId }) => organisationId),
    problem: error === null ? undefined : describe(error),
  };
}

interface PeerChoicesProps {
  readonly holders: Holders;
  readonly leftOut: readonly string[];
  readonly onChange: (leftOut: readonly string[]) => void;
}

function PeerChoices({ holders, leftOut, onChange }: PeerChoicesProps): ReactNode {
  const text = useText("recalls");
  const { nameOf } = usePeers();
  const { ids, problem } = holders;
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{text.peers}</legend>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {ids?.map((id) => (
        <CheckField
          key={id}
          label={nameOf(id)}
          value={!leftOut.includes(id)}
          onChange={(isChosen) =>
            onChange(isChosen ? leftOut.filter((one) => one !== id) : [...leftOut, id])
          }
        />
      ))}
      <p className="wp-meta">{ids?.length === 0 ? text.noPeers : text.peersHint}</p>
    </fieldset>
  );
}

interface RecallForm {
  readonly kind: NoticeKind;
  readonly peerIds: readonly string[];
  readonly reason: string;
  readonly due: StatedTime | null;
  readonly expires: StatedTime | null;
}

function useWriteNotices(incidentId: string) {
  const text = useText("recalls");
  const format = useFormat();
  const { client } = useApi();
  const change = useChange();
  return ({ kind, peerIds, reason, due, expires }: RecallForm) =>
    change({
      call: async () => {
        const { items } = await client.recalls.create({
          kind,
          refs: [{ kind: "incident", id: incidentId }],
          peerIds: [...peerIds],
          reason,
          dueAt: endOfStated(due),
          expiresAt: kind === "expiry" ? (expires?.instant ?? null) : null,
        });
        return { count: items.length, actionId: null };
      },
      done: ({ count }) => text.written(count, format.number(count)),
      failure: "here",
    });
}
