import { useEffect } from "react";
import type { RefObject } from "react";

/**
 * Gives the focus back when the element that had it has gone, for example a removed row, a closed form or dialog: to
 * what had it before inside `page`, else to `place`. A keyboard must never be left nowhere.
 */
export function useKeptFocus(
  page: RefObject<HTMLElement | null>,
  place: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const root = page.current;
    let last: HTMLElement | undefined;
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last = target;
    };
    const keep = (): void => {
      if (document.activeElement !== document.body) return;
      const next = last?.isConnected === true ? last : place.current;
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    // The whole body, because dialogs and menus live at its end.
    observer.observe(document.body, { childList: true, subtree: true });
    root?.addEventListener("focusin", remember);
    return () => {
      observer.disconnect();
      root?.removeEventListener("focusin", remember);
    };
  }, [page, place]);
}
