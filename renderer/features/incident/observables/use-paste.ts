import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { ok } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { findingsOf } from "./rows.ts";
import type { Finding } from "./rows.ts";

/** Long enough that a paste is read once, short enough to follow typing. */
const READ_AFTER_MS = 200;
/** Values that are looked up in the vault at once; more would keep the analyst waiting. */
const MAX_KNOWN = 500;

const NONE: readonly Finding[] = [];

/** A pasted text: what was found in it, what was refused and why, what the vault knows of it, and adding it. */
export function usePaste(incidentId: string, pasted: string) {
  const { client, query } = useApi();
  const text = useText("incident");
  const change = useChange();
  const [wanted] = useDebouncedValue(pasted, READ_AFTER_MS);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly { value: string; why: string }[]>([]);
  const extracted = useQuery({
    ...query.observables.extract.queryOptions({ input: { text: wanted } }),
    enabled: wanted.trim() !== "",
    placeholderData: keepPreviousData,
    // A pasted text may be large: it is not to be kept.
    gcTime: 0,
  });
  const isEmpty = wanted.trim() === "";
  const findings = useMemo(
    () => (isEmpty || extracted.data === undefined ? NONE : findingsOf(extracted.data.items)),
    [extracted.data, isEmpty],
  );
  const known = useQuery({
    ...query.observables.find.queryOptions({
      input: { values: findings.slice(0, MAX_KNOWN).map(({ value }) => value) },
    }),
    enabled: findings.length > 0,
    placeholderData: keepPreviousData,
  });
  const chosen = findings.filter(({ key }) => !left.has(key));
  const add = async () => {
    const result = await change({
      call: () =>
        client.observables.add({
          subject: { kind: "incident", id: incidentId },
          items: chosen.map(({ type, value }) => ({ type, value })),
        }),
      done: ({ added, duplicates }) => text.observablesAdded(added, duplicates),
      failure: "here",
    });
    if (!result.ok) return result;
    setRefused(result.value.refused);
    return ok(result.value);
  };
  return {
    findings,
    rejected: isEmpty ? [] : (extracted.data?.rejected ?? []),
    known: new Map(known.data?.items.map((item) => [item.asked, item])),
    error: extracted.error,
    chosen,
    refused,
    add,
    toggle: (key: string) => {
      const next = new Set(left);
      if (!next.delete(key)) next.add(key);
      setLeft(next);
    },
  };
}

export type Paste = ReturnType<typeof usePaste>;
