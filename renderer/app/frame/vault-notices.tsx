import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { VaultNotice, VaultState } from "../../../shared/contract/vault.ts";
import { isCheckDue } from "../../../shared/domain/upkeep/check-due.ts";
import { useText } from "../../i18n/text-context.ts";
import { useNow } from "../../i18n/use-now.ts";
import { PATHS } from "../../places.ts";
import { ICON, IconAlertTriangle, IconClock } from "../../ui/icons.ts";
import classes from "./frame.module.css";

type ShownNotice = VaultNotice | "check-due";

/** What to know about the open vault and its upkeep: stays until it is dismissed or the vault is locked. */
export function VaultNotices({
  vault,
}: {
  readonly vault: Extract<VaultState, { phase: "open" }>;
}): ReactNode {
  const text = useText("app");
  const nowMs = useNow();
  const [dismissed, setDismissed] = useState<readonly ShownNotice[]>([]);
  const { notices, lastCheckAt } = vault;
  // A notice offers the check already.
  const isDue =
    notices.length === 0 && isCheckDue({ createdAt: vault.vault.createdAt, lastCheckAt }, nowMs);
  const all: readonly ShownNotice[] = isDue ? ["check-due"] : notices;
  const shown = all.filter((notice) => !dismissed.includes(notice));
  if (shown.length === 0) return null;
  return (
    <section aria-label={text.vaultNoticesLabel} className={classes.notices}>
      {shown.map((notice) => (
        <Notice
          key={notice}
          notice={notice}
          onDismiss={() => setDismissed([...dismissed, notice])}
        />
      ))}
    </section>
  );
}

function Notice({
  notice,
  onDismiss,
}: {
  readonly notice: ShownNotice;
  readonly onDismiss: () => void;
}): ReactNode {
  const text = useText("app");
  const navigate = useNavigate();
  const isReminder = notice === "check-due" || notice === "not-closed-but-whole";
  const words = notice === "check-due" ? text.checkDue : text.vaultNotices[notice];
  const Icon = isReminder ? IconClock : IconAlertTriangle;
  return (
    <div
      role={isReminder ? "status" : "alert"}
      className={isReminder ? classes.reminder : classes.notice}
    >
      <Icon {...ICON} aria-hidden="true" />
      <div className={classes.noticeWords}>
        <strong>{words.title}</strong>
        <p>{words.text}</p>
      </div>
      <Button
        size="xs"
        variant="default"
        onClick={() =>
          void navigate({ to: PATHS.settings, search: { section: "vault", run: "check" } })
        }
      >
        {text.checkNow}
      </Button>
      <Button size="xs" variant="subtle" onClick={onDismiss}>
        {text.dismiss}
      </Button>
    </div>
  );
}
