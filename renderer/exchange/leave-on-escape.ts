import type { KeyboardEvent } from "react";

/** Escape leads out of a text box, so that single keys mean something again. Belongs on what holds the box. */
export function leaveOnEscape(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key !== "Escape") return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.blur();
}
