import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { VaultNotice } from "../../../shared/contract/vault.ts";
import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import { ICON, IconAlertTriangle } from "../../ui/icons.ts";
import classes from "./frame.module.css";

/** What the core found out when the vault was opened: stays until it is dismissed or the vault is locked. */
export function VaultNotices({ notices }: { readonly notices: readonly VaultNotice[] }): ReactNode {
  const text = useText("app");
  const [dismissed, setDismissed] = useState<readonly VaultNotice[]>([]);
  const shown = notices.filter((notice) => !dismissed.includes(notice));
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
  readonly notice: VaultNotice;
  readonly onDismiss: () => void;
}): ReactNode {
  const text = useText("app");
  const navigate = useNavigate();
  const words = text.vaultNotices[notice];
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertTriangle {...ICON} aria-hidden="true" />
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
