import { useNavigate, useSearch } from "@tanstack/react-router";
import { z } from "zod";

import { useViewState } from "../../ui/view-state/view-state.ts";

/** The parts of the exchange, in the order of their keys, from 1 on. */
export const PARTS = [
  "receive",
  "folder",
  "proposals",
  "conflicts",
  "bundles",
  "register",
  "recalls",
  "requests",
] as const;
export type Part = (typeof PARTS)[number];

const partSchema = z.enum(PARTS);
const searchSchema = z.object({ part: partSchema.optional().catch(undefined) });

/** Which part is shown; the last one is remembered. */
export function usePart(): { readonly part: Part; readonly setPart: (part: Part) => void } {
  const { part: asked } = searchSchema.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [remembered, remember] = useViewState<Part>("exchange.part", "receive", isPart);
  return {
    part: asked ?? remembered,
    setPart: (part) => {
      remember(part);
      void navigate({ to: ".", search: { part }, replace: true });
    },
  };
}

function isPart(value: unknown): value is Part {
  return partSchema.safeParse(value).success;
}
