import { createContext, use } from "react";

export interface ToastContent {
  readonly kind: "done" | "info" | "failed";
  readonly text: string;
  /** Second line: what was kept, what to do. */
  readonly more?: string;
  /** Leads to the result. */
  readonly link?: { readonly label: string; readonly open: () => void };
  /** Takes the action back; offered wherever there is something to undo. */
  readonly undo?: () => void;
}

export interface Toasts {
  /** Shows a message for a while; failures stay until they are dismissed. Returns the way to take it away early. */
  readonly show: (content: ToastContent) => () => void;
  /** Takes all messages away: at lock, because they may name cases. */
  readonly clear: () => void;
}

export const ToastContext = createContext<Toasts>({
  show: () => () => undefined,
  clear: () => undefined,
});

export function useToasts(): Toasts {
  return use(ToastContext);
}
