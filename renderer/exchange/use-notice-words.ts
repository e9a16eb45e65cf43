import { useMemo } from "react";

import type { NoticeRow } from "../../shared/contract/exchange-notices.ts";
import type { NoticeKind } from "../../shared/exchange/release/notice/notice.ts";
import {
  describeKeptRefusal,
  NOTICE_KIND_NAMES,
  NOTICE_REQUESTS,
  NOTICE_STATE_NAMES,
} from "../../shared/exchange/release/notice/notice-text-data.ts";
import { useLanguage, useText } from "../i18n/text-context.ts";
import type { StatusTone } from "../ui/status/status-badge.tsx";

export interface NoticeWords {
  /** Name of a kind, as a title begins. */
  readonly kind: (kind: NoticeKind) => string;
  readonly kindOf: (notice: NoticeRow) => string;
  /** What the receiving desk is asked to do. */
  readonly request: (kind: NoticeKind) => string;
  readonly state: (notice: NoticeRow) => string;
  readonly refusal: (refusal: NonNullable<NoticeRow["refusal"]>) => string;
}

/** Notices in the language of the window. */
export function useNoticeWords(): NoticeWords {
  const text = useText("recalls");
  const { language } = useLanguage();
  return useMemo(() => {
    const kind = (one: NoticeKind): string => {
      const name = NOTICE_KIND_NAMES[one][language];
      return `${name.slice(0, 1).toLocaleUpperCase(language)}${name.slice(1)}`;
    };
    return {
      kind,
      kindOf: ({ notice }) => (notice === null ? text.unreadable : kind(notice.kind)),
      request: (one) => NOTICE_REQUESTS[one][language],
      state: ({ state }) => {
        if (state === null) return text.invalid;
        const name = NOTICE_STATE_NAMES[state.kind][language];
        return "isLate" in state && state.isLate ? `${name}, ${text.late}` : name;
      },
      refusal: (refusal) => describeKeptRefusal(refusal)[language],
    };
  }, [language, text]);
}

/** What the state means for the work. */
export function toneOfNotice({ state }: NoticeRow): StatusTone {
  return state === null ? "closed" : TONES[state.kind];
}

const TONES: Readonly<Record<NonNullable<NoticeRow["state"]>["kind"], StatusTone>> = {
  open: "waiting",
  overdue: "active",
  confirmed: "done",
  refused: "failed",
};

/** Waits for an answer of this desk. */
export function waitsForUs({ direction, state }: NoticeRow): boolean {
  return direction === "received" && (state?.kind === "open" || state?.kind === "overdue");
}
