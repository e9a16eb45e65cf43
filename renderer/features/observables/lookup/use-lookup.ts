import { useState } from "react";

import { useApi } from "../../../api.ts";
import { useAttempt } from "../../../use-attempt.ts";
import { looksLikeList, MAX_VALUES, valuesOf } from "../rows.ts";
import type { Found } from "../rows.ts";

export interface Lookup {
  readonly items: readonly Found[] | undefined;
  readonly isCut: boolean;
  readonly isBusy: boolean;
  readonly message: string | undefined;
  readonly run: (text: string) => void;
  readonly again: () => void;
}

/** Asks which values of a pasted text are known. Running text is searched for indicators first. */
export function useLookup(): Lookup {
  const { client } = useApi();
  const attempt = useAttempt();
  const [answer, setAnswer] = useState<
    { readonly items: readonly Found[]; readonly isCut: boolean } | undefined
  >(undefined);
  const ask = async (text: string): Promise<void> => {
    const lines = valuesOf(text);
    if (lines.length === 0) return;
    const done = await attempt.run(async () => {
      const values = looksLikeList(lines)
        ? lines
        : (await client.observables.extract({ text })).items.map(({ value }) => value);
      const asked = [...new Set(values)];
      if (asked.length === 0) return { items: [], isCut: false };
      const { items } = await client.observables.find({ values: asked.slice(0, MAX_VALUES) });
      return { items, isCut: asked.length > MAX_VALUES };
    });
    if (done.ok) setAnswer(done.value);
  };
  return {
    items: answer?.items,
    isCut: answer?.isCut ?? false,
    isBusy: attempt.isBusy,
    message: attempt.message,
    run: (text) => void ask(text),
    again: () => setAnswer(undefined),
  };
}
