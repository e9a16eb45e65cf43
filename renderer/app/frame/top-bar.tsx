import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

import type { VaultState } from "../../../shared/contract/vault.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { ICON, IconKeyboard, IconLock, IconSearch } from "../../ui/icons.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { formatKeys } from "../../ui/shortcuts/keys.ts";
import { PLATFORM } from "../../ui/shortcuts/platform.ts";
import { Clock } from "./clock.tsx";
import classes from "./top-bar.module.css";

export interface TopBarProps {
  readonly vault: Extract<VaultState, { phase: "open" }>;
  readonly onOpenPalette: () => void;
  readonly onOpenHelp: () => void;
}

/** Whose vault this is, the way to every command, the time, and the lock. */
export function TopBar({ vault, onOpenPalette, onOpenHelp }: TopBarProps): ReactNode {
  const text = useText("app");
  const common = useText("commonUi");
  const { client } = useApi();
  return (
    <header className={classes.bar}>
      <div className={classes.vault} title={vault.vault.fingerprintWords}>
        <strong>{vault.settings.organisationName}</strong>{" "}
        <span className="wp-dim">
          {vault.vault.isDemonstration ? text.demonstration : vault.vault.name}
        </span>
      </div>
      <button
        type="button"
        className={classes.search}
        onClick={onOpenPalette}
        aria-keyshortcuts="Control+K"
      >
        <IconSearch {...ICON} />
        <span className={classes.words}>{text.search}</span>
        <KeyCaps keys="ctrl+k" />
      </button>
      <div className={classes.end}>
        <Clock />
        <Tooltip label={`${common.shortcutsOpen} (?)`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={common.shortcutsOpen}
            onClick={onOpenHelp}
          >
            <IconKeyboard {...ICON} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${text.lock} (${formatKeys("ctrl+shift+l", PLATFORM)})`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.lock}
            aria-keyshortcuts="Control+Shift+L"
            onClick={() => void client.vault.lock({ why: "key" })}
          >
            <IconLock {...ICON} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
