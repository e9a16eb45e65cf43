import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Client } from "../../../../shared/contract/index.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { useCopy } from "../../../ui/clipboard/use-copy.ts";
import { Dialog } from "../../../ui/dialog/dialog.tsx";
import { ICON, IconCopy, IconDownload } from "../../../ui/icons.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../peers.module.css";
import { QrFrames } from "./qr-frames.tsx";

type Card = Awaited<ReturnType<Client["identity"]["exportCard"]>>;
type Form = "file" | "text" | "qr";

/** The card to hand out: as a file, as text for a mail, as QR codes for a camera. */
export function CardDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText("identity");
  const common = useText("commonUi");
  const { query } = useApi();
  // The ticket of the file is good once: each opening asks anew.
  const card = useQuery({ ...query.identity.exportCard.queryOptions(), gcTime: 0, staleTime: 0 });
  const state = useQueryState(card, () => false, { title: text.handOut });
  return (
    <Dialog
      isOpen
      title={text.handOutTitle}
      onClose={onClose}
      footer={
        <Button variant="default" onClick={onClose}>
          {common.close}
        </Button>
      }
    >
      <FourState state={state}>{card.data && <Forms card={card.data} />}</FourState>
    </Dialog>
  );
}

function Forms({ card }: { readonly card: Card }): ReactNode {
  const text = useText("identity");
  const format = useFormat();
  const copy = useCopy();
  const [form, setForm] = useState<Form>("file");
  return (
    <div className={classes.stack}>
      <p>
        {text.cardIssued(
          String(card.issue),
          format.date(card.issuedAt),
          format.date(card.expiresAt),
        )}{" "}
        {text.cardPublic}
      </p>
      <SegmentedControl
        size="xs"
        data-autofocus
        aria-label={text.cardForm}
        value={form}
        onChange={(next) => setForm(next === "text" || next === "qr" ? next : "file")}
        data={[
          { value: "file", label: text.cardFile },
          { value: "text", label: text.cardText },
          { value: "qr", label: text.cardQr },
        ]}
      />
      {form === "file" && <SaveFile card={card} />}
      {form === "text" && (
        <>
          {/* Scrolls and holds nothing that takes the focus: the keys must reach all of it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
          <pre className={classes.cardText} tabIndex={0} aria-label={text.cardText}>
            {card.text}
          </pre>
          <Button
            className={classes.start ?? ""}
            leftSection={<IconCopy {...ICON} />}
            onClick={() => copy(card.text, text.cardCopied)}
          >
            {text.cardCopy}
          </Button>
        </>
      )}
      {form === "qr" && <QrFrames frames={card.frames} />}
      <p className="wp-meta">{text.cardNext}</p>
    </div>
  );
}

function SaveFile({ card }: { readonly card: Card }): ReactNode {
  const text = useText("identity");
  const format = useFormat();
  const { client, connection } = useApi();
  const { show } = useToasts();
  const { name, sizeBytes } = card.file;
  const save = async (): Promise<void> => {
    // A ticket is spent by one download; the card is the same as long as nothing in it changed.
    const { file } = await client.identity.exportCard();
    const outcome = await connection.saveDownload(file.ticket, file.name);
    if (outcome === "saved") show({ kind: "done", text: text.cardSaved(file.name) });
    if (outcome === "failed") show({ kind: "failed", text: text.saveFailed });
  };
  return (
    <>
      <p>
        <code>{name}</code> <span className="wp-dim">{format.bytes(sizeBytes)}</span>
      </p>
      <Button
        className={classes.start ?? ""}
        leftSection={<IconDownload {...ICON} />}
        onClick={() => void save()}
      >
        {text.cardSave}
      </Button>
    </>
  );
}
