import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { ProposalView } from "../../../../shared/contract/exchange-receipt.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { usePeers } from "../../../exchange/use-peers.ts";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import { ProposalDetail } from "./proposal-detail.tsx";
import { proposalColumns } from "./settle-columns.tsx";
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
    <MasterDetail
      name="exchange-proposals"
      initialShare={0.5}
      hasDetail={list.hasDetail && row !== undefined}
      onBack={() => list.setDetail(false)}
      list={
        <div className={classes.view}>
          <div className={classes.grid}>
            <FourState state={list.state}>
              <DataGrid
                label={text.proposalsList}
                source={list.source}
                columns={columns}
                keyOf={keyOf}
                activeIndex={list.active}
                onActiveChange={list.setActive}
                onOpen={() => list.setDetail(true)}
                keys="screen"
              />
            </FourState>
          </div>
        </div>
      }
      detail={
        row === undefined ? (
          <p className={classes.none}>{text.proposalsEmptyText}</p>
        ) : (
          <ProposalDetail
            proposal={row}
            peerName={nameOf(row.organisationId)}
            accept={accept}
            reject={reject}
            reason={reason}
            onReason={setReason}
          />
        )
      }
    />
  );
}

function keyOf({ id }: ProposalView): string {
  return id;
}
