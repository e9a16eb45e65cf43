import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { ProposalView } from "../../../../shared/contract/exchange-receipt.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { usePeers } from "../../../exchange/use-peers.ts";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { ProposalDetail } from "./proposal-detail.tsx";
import { proposalColumns } from "./settle-columns.tsx";
import { SettleView } from "./settle-view.tsx";
import { useSettleList } from "./use-settle-list.ts";

/** What peers would change in records of ours: j and k move, a accepts, r rejects. */
export function ProposalsPart(): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const peers = usePeers();
  const { client, query } = useApi();
  const change = useChange();
  const [reason, setReason] = useState("");
  const open = useQuery(query.proposals.list.queryOptions());
  const list = useSettleList(open, {
    title: text.proposalsEmptyTitle,
    text: text.proposalsEmptyText,
  });
  const { nameOf } = peers;
  const columns = useMemo(() => proposalColumns(text, words, nameOf), [nameOf, text, words]);
  const { row } = list;
  const answer = (how: "accept" | "reject"): void => {
    if (row === undefined) return;
    const why = reason.trim();
    void change({
      call: () =>
        client.proposals.answer({
          id: row.id,
          answer: how,
          ...(why === "" ? {} : { reason: why }),
        }),
      done: () => (how === "accept" ? text.proposalAccepted : text.proposalRejected),
    }).then((done) => {
      if (done.ok) setReason("");
    });
  };
  const isDisabled = row === undefined;
  const accept = {
    id: "proposal.accept",
    label: text.proposalAccept,
    keys: "a",
    isDisabled,
    run: () => answer("accept"),
  };
  const reject = {
    id: "proposal.reject",
    label: text.proposalReject,
    keys: "r",
    isDisabled,
    run: () => answer("reject"),
  };
  useCommands(text.part.proposals, [accept, reject]);
  return (
    <SettleView
      name="exchange-proposals"
      initialShare={0.5}
      label={text.proposalsList}
      list={list}
      columns={columns}
      keyOf={keyOf}
      noneText={text.proposalsEmptyText}
      detail={(one) => (
        <ProposalDetail
          proposal={one}
          peerName={nameOf(one.organisationId)}
          accept={accept}
          reject={reject}
          reason={reason}
          onReason={setReason}
        />
      )}
    />
  );
}

function keyOf({ id }: ProposalView): string {
  return id;
}
