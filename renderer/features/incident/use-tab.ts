import { useNavigate, useSearch } from "@tanstack/react-router";
import { z } from "zod";

/** The parts of an incident, in the order of their keys 1 to 9 and 0. */
export const TABS = [
  "overview",
  "timeline",
  "observables",
  "evidence",
  "tasks",
  "notes",
  "judgement",
  "related",
  "history",
  "clocks",
] as const;
export type Tab = (typeof TABS)[number];

const searchSchema = z.object({ tab: z.enum(TABS).default("overview").catch("overview") });

/** Which part is shown; it stands in the address, so that going back comes to the same part. */
export function useTab(): { readonly tab: Tab; readonly setTab: (tab: Tab) => void } {
  const { tab } = searchSchema.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    tab,
    setTab: (next) => void navigate({ to: ".", search: { tab: next }, replace: true }),
  };
}
