import { useCallback, useRef, useState } from "react";

import { withRating } from "../../../../shared/domain/judgement/ratings.ts";
import type { Consistency } from "../../../../shared/domain/judgement/scales.ts";
import type { TitledItem } from "../../../../shared/model/judgement.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";

/** A cell that was set but has not come back from the vault yet. */
export interface PendingRating {
  readonly itemId: string;
  readonly hypothesisId: string;
  readonly consistency: Consistency | null;
}

export type Rate = (itemId: string, hypothesisId: string, consistency: Consistency | null) => void;

const NONE: readonly PendingRating[] = [];

/**
 * Sets cells one after the other as fast as somebody types; what was set counts at once. Undo exists, and a cell that could not be
 * set falls back to what is stored.
 */
export function useRating(): { readonly pending: readonly PendingRating[]; readonly rate: Rate } {
  const { client } = useApi();
  const change = useChange();
  const [pending, setPending] = useState(NONE);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const rate = useCallback<Rate>(
    (itemId, hypothesisId, consistency) => {
      const rating = { itemId, hypothesisId, consistency };
      setPending((known) => [...known, rating]);
      last.current = last.current
        .then(() => change({ call: () => client.judgement.rate(rating), done: null }))
        .then(() => setPending((known) => known.filter((one) => one !== rating)));
    },
    [client, change],
  );
  return { pending, rate };
}

/** The items as they will be once everything pending is stored. */
export function withPending(
  items: readonly TitledItem[],
  pending: readonly PendingRating[],
): readonly TitledItem[] {
  if (pending.length === 0) return items;
  return items.map((item) =>
    pending
      .filter(({ itemId }) => itemId === item.id)
      .reduce(
        (rated, { hypothesisId, consistency }) => ({
          ...rated,
          ratings: withRating(rated.ratings, hypothesisId, consistency),
        }),
        item,
      ),
  );
}
