import type { StatedTime } from "../../../shared/model/values.ts";

/** A term is an instant; the field for times wants a stated one. */
export function statedOf(iso: string | null): StatedTime | null {
  return iso === null ? null : { instant: iso, precision: "minute", zone: "UTC" };
}

/** Whether a term has passed for something that is still open. */
export function isOverdue(dueAt: string | null, isOpen: boolean, nowMs: number): boolean {
  return isOpen && dueAt !== null && Date.parse(dueAt) < nowMs;
}
