import { CloseButton } from "@mantine/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "../icons.ts";
import { ToastContext } from "./toast-context.ts";
import type { ToastContent } from "./toast-context.ts";
import classes from "./toasts.module.css";

interface Toast {
  readonly id: number;
  readonly content: ToastContent;
}

/** Long enough to read two lines and reach Undo by keyboard (WCAG 2.2.1: it pauses under pointer or focus). */
const SHOWN_MS = 8_000;

/** More would cover the work; the oldest goes first. */
const MAX_TOASTS = 4;

const SIGNS = { done: IconCheck, info: IconInfoCircle, failed: IconAlertTriangle } as const;

/** Holds the messages in the corner of the window. They are read out politely and never take the focus. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const text = useText("commonUi");
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);
  const dismiss = useCallback(
    (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)),
    [],
  );
  const show = useCallback(
    (content: ToastContent) => {
      const id = (nextId.current += 1);
      setToasts((all) => [...all, { id, content }].slice(-MAX_TOASTS));
      return () => dismiss(id);
    },
    [dismiss],
  );
  const clear = useCallback(() => setToasts([]), []);
  const value = useMemo(() => ({ show, clear }), [show, clear]);
  return (
    <ToastContext value={value}>
      {children}
      <section className={classes.region} aria-label={text.toastRegion} aria-live="polite">
        {toasts.map((toast) => (
          <ToastView key={toast.id} content={toast.content} onDismiss={() => dismiss(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastView({
  content,
  onDismiss,
}: {
  readonly content: ToastContent;
  readonly onDismiss: () => void;
}): ReactNode {
  const text = useText("commonUi");
  const [isHeld, setIsHeld] = useState(false);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (isHeld || content.kind === "failed") return undefined;
    const timer = setTimeout(() => dismiss.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, content.kind]);
  const Sign = SIGNS[content.kind];
  const act = (run: () => void) => () => {
    run();
    onDismiss();
  };
  return (
    <div
      className={classes.toast}
      data-kind={content.kind}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Sign size={16} stroke={1.8} aria-hidden="true" className={classes.sign} />
      <div className={classes.body}>
        <div>{content.text}</div>
        {content.more !== undefined && <div className="wp-meta">{content.more}</div>}
      </div>
      {content.link && (
        <button type="button" className={classes.action} onClick={act(content.link.open)}>
          {content.link.label}
        </button>
      )}
      {content.undo && (
        <button type="button" className={classes.action} onClick={act(content.undo)}>
          {text.undo}
        </button>
      )}
      <CloseButton aria-label={text.dismiss} onClick={onDismiss} />
    </div>
  );
}
