import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import {
  ROLL_BACK_OUTCOMES,
  type RollBackView,
  type RolledBackRecordView,
} from "../../../../shared/contract/exchange-bundles.ts";
import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { ShortGrid } from "../../../exchange/short-grid.tsx";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../exchange.module.css";
import { rollBackColumns } from "./roll-back-columns.tsx";

export interface RollBackDialogProps {
  readonly bundle: KnownBundleView;
  readonly nameOf: (organisationId: string) => string;
  readonly onClose: () => void;
}

/** What a roll back takes out, puts back and keeps, and one confirmation of exactly that. */
export function RollBackDialog({ bundle, nameOf, onClose }: RollBackDialogProps): ReactNode {
  const text = useText("bundles");
  const format = useFormat();
  const { client, query } = useApi();
  const change = useChange();
  const { bundleId, sequence, organisationIds } = bundle;
  const preview = useQuery({
    ...query.bundles.previewRollBack.queryOptions({ input: { bundleId } }),
    // Case data may change between two openings; an old preview would promise something else than happens.
    gcTime: 0,
    staleTime: 0,
  });
  const state = useQueryState(preview, () => false, { title: text.rollBackRecords });
  const sender = format.list(organisationIds.map(nameOf));
  const isBlocked = (preview.data?.laterBundles.length ?? 0) > 0;
  return (
    <ActDialog
      title={text.rollBackTitle(format.number(sequence), sender)}
      act={text.rollBackAct}
      width="large"
      isGrave
      isReady={preview.data !== undefined && !isBlocked}
      missing={isBlocked ? text.rollBackBlocked : text.rollBackMissing}
      onClose={onClose}
      onAct={() =>
        change({
          failure: "here",
          // The way back is to take the bundle in again, not to undo.
          call: async () => ({ ...(await client.bundles.rollBack({ bundleId })), actionId: null }),
          done: ({ counts }) =>
            text.rolledBack(
              format.number(counts.removed),
              format.number(counts.restored),
              format.number(counts.kept),
            ),
        })
      }
    >
      <p>{text.rollBackWhat}</p>
      <FourState state={state}>
        {preview.data &&
          (isBlocked ? (
            <LaterBundles later={preview.data.laterBundles} nameOf={nameOf} />
          ) : (
            <Outcomes view={preview.data} />
          ))}
      </FourState>
    </ActDialog>
  );
}

function LaterBundles({
  later,
  nameOf,
}: {
  readonly later: RollBackView["laterBundles"];
  readonly nameOf: (organisationId: string) => string;
}): ReactNode {
  const text = useText("bundles");
  const format = useFormat();
  return (
    <div role="status" className={classes.later}>
      <p>{text.rollBackLater(later.length)}</p>
      <ol>
        {later.map(({ bundleId, organisationId, sequence, at }) => (
          <li key={bundleId}>
            {text.rollBackLaterOne(format.number(sequence), nameOf(organisationId))}{" "}
            <span className="wp-dim">
              <TimeText iso={at} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Outcomes({ view: { records, counts } }: { readonly view: RollBackView }): ReactNode {
  const text = useText("bundles");
  const exchange = useText("exchange");
  const format = useFormat();
  const words = useWords();
  const [active, setActive] = useState(0);
  const source = useMemo(() => arraySource(records), [records]);
  const columns = useMemo(() => rollBackColumns(exchange, text, words), [exchange, text, words]);
  const all = ROLL_BACK_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  const tally = ROLL_BACK_OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${format.number(counts[outcome])} ${text.outcomes[outcome]}`,
  );
  return (
    <>
      <p role="status">
        {counts.removed + counts.restored === 0 ? text.rollBackNothing : tally.join(" · ")}
      </p>
      {records.length > 0 && (
        <ShortGrid
          label={text.rollBackRecords}
          source={source}
          columns={columns}
          keyOf={keyOf}
          activeIndex={Math.min(active, records.length - 1)}
          onActiveChange={setActive}
        />
      )}
      {records.length < all && (
        <p className="wp-meta">
          {exchange.cutAt(format.number(records.length), format.number(all))}
        </p>
      )}
    </>
  );
}

function keyOf({ kind, id }: RolledBackRecordView): string {
  return `${kind} ${id}`;
}
