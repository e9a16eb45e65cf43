import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { ExportJournal } from "../../journal/export-journal.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { useAttempt } from "../../use-attempt.ts";
import { useOpenVault } from "../../vault-state.tsx";
import { ChangePassphrase } from "./change-passphrase.tsx";
import { ActRow, Group } from "./parts.tsx";
import { RehearseRestore } from "./rehearse-restore.tsx";
import { useAskedAct } from "./use-asked-act.ts";
import { CheckOutcome, VaultFacts } from "./vault-facts.tsx";
import { useVaultWork } from "./use-vault-work.ts";

/** Upkeep of the vault: backup, check, keys, facts. */
export function VaultSection(): ReactNode {
  const text = useText("settings");
  const format = useFormat();
  const nowMs = useNow();
  const { lastBackupAt, lastCheckAt } = useOpenVault();
  const work = useVaultWork();
  const [dialog, setDialog] = useState<"passphrase" | "journal" | "rehearsal" | undefined>(
    undefined,
  );
  const close = (): void => setDialog(undefined);
  useAskedAct((asked) => {
    if (asked === "backup") work.backUp();
    else if (asked === "check") work.check();
    else setDialog(asked);
  });
  useCommands(text.vault, [
    { id: "vault.backup", label: text.backup, keys: "b", run: work.backUp },
    {
      id: "vault.rehearse",
      label: text.rehearse,
      keys: "r",
      run: () => setDialog("rehearsal"),
    },
    { id: "vault.check", label: text.check, keys: "c", run: work.check },
    {
      id: "vault.passphrase",
      label: text.changePassphrase,
      keys: "p",
      run: () => setDialog("passphrase"),
    },
    {
      id: "vault.export-journal",
      label: text.exportJournal,
      keys: "shift+e",
      run: () => setDialog("journal"),
    },
  ]);
  return (
    <>
      <Group title={text.vault}>
        <ActRow
          title={text.backup}
          text={
            <>
              {text.backupText}{" "}
              {lastBackupAt === null
                ? text.lastBackupNever
                : text.lastBackup(format.relative(lastBackupAt, nowMs))}
            </>
          }
        >
          <Button
            loading={work.isBusy.backup}
            rightSection={<KeyCaps keys="b" />}
            onClick={work.backUp}
          >
            {text.backup}
          </Button>
        </ActRow>
        <ActRow title={text.rehearse} text={text.rehearseText}>
          <Button
            variant="default"
            rightSection={<KeyCaps keys="r" />}
            onClick={() => setDialog("rehearsal")}
          >
            {text.rehearseAct}
          </Button>
        </ActRow>
        <ActRow
          title={text.check}
          text={
            <>
              {text.checkText}{" "}
              {lastCheckAt !== null && text.lastCheck(format.relative(lastCheckAt, nowMs))}
            </>
          }
        >
          <Button
            variant="default"
            loading={work.isBusy.check}
            rightSection={<KeyCaps keys="c" />}
            onClick={work.check}
          >
            {text.checkAct}
          </Button>
        </ActRow>
        {work.checked && <CheckOutcome result={work.checked} />}
        <ActRow title={text.changePassphrase} text={text.changePassphraseText}>
          <Button
            variant="default"
            rightSection={<KeyCaps keys="p" />}
            onClick={() => setDialog("passphrase")}
          >
            {text.changeAct}
          </Button>
        </ActRow>
        <Keychain />
        <ActRow title={text.exportJournal} text={text.exportJournalText}>
          <Button
            variant="default"
            rightSection={<KeyCaps keys="shift+e" />}
            onClick={() => setDialog("journal")}
          >
            {text.exportAct}
          </Button>
        </ActRow>
      </Group>
      <VaultFacts />
      {dialog === "passphrase" && <ChangePassphrase onClose={close} />}
      {dialog === "rehearsal" && <RehearseRestore onClose={close} />}
      {dialog === "journal" && <ExportJournal onClose={close} />}
    </>
  );
}

/** Only where the shell has a key store. */
function Keychain(): ReactNode {
  const text = useText("settings");
  const { client, query } = useApi();
  const about = useQuery(query.desk.about.queryOptions());
  const { vault } = useOpenVault();
  const attempt = useAttempt();
  if (about.data?.hasKeychain !== true) return null;
  return (
    <ActRow
      title={text.keychain}
      text={
        <>
          {text.keychainText}
          {attempt.message !== undefined && <span role="alert"> {attempt.message}</span>}
        </>
      }
    >
      <Switch
        aria-label={text.keychain}
        checked={vault.hasKeychainSlot}
        disabled={attempt.isBusy}
        onChange={(event) => {
          const isEnabled = event.currentTarget.checked;
          void attempt.run(() => client.vault.setKeychain({ isEnabled }));
        }}
      />
    </ActRow>
  );
}
