import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { InlineEdit } from "../../../ui/inline-edit/inline-edit.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { HexFingerprint, WordGrid } from "../fingerprint-view.tsx";
import { useKeyChange } from "../use-key-change.ts";

interface PartProps {
  readonly peer: Peer;
}

/** What last went and came, and what the peer has not confirmed. */
export function ExchangePart({ peer: { exchange } }: PartProps): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  const { receivedAt, sentAt, confirmedAt, waiting } = exchange;
  return (
    <Section title={text.exchange}>
      {receivedAt === null && sentAt === null ? (
        <p className="wp-dim">{text.exchangeNone}</p>
      ) : (
        <Facts>
          <Fact name={text.receivedAt}>
            {receivedAt === null ? text.never : <TimeText iso={receivedAt} />}
          </Fact>
          <Fact name={text.sentAt}>{sentAt === null ? text.never : <TimeText iso={sentAt} />}</Fact>
          <Fact name={text.confirmedAt}>
            {confirmedAt === null ? text.never : <TimeText iso={confirmedAt} />}
          </Fact>
          <Fact name={text.waiting}>{format.number(waiting)}</Fact>
        </Facts>
      )}
    </Section>
  );
}

/**
 * The card. Words are shown when they were compared: before that they would be read off the screen instead of being heard from
 * the peer.
 */
export function CardPart({ peer }: PartProps): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  const { issue, issuedAt, addedAt, expiresAt, kind, fingerprint, words, trust } = peer;
  return (
    <Section title={text.card} note={text.cardNote(String(issue))}>
      <Facts>
        <Fact name={text.issuedAt}>{format.date(issuedAt)}</Fact>
        <Fact name={text.colUntil}>{format.date(expiresAt)}</Fact>
        <Fact name={text.addedAt}>
          <TimeText iso={addedAt} />
        </Fact>
        <Fact name={text.kind}>{text.kinds[kind]}</Fact>
        <Fact name={text.colFingerprint}>
          <HexFingerprint fingerprint={fingerprint} />
        </Fact>
      </Facts>
      {trust === "verified" ? (
        <WordGrid label={text.words} words={words} />
      ) : (
        <p className="wp-meta">{text.wordsHidden}</p>
      )}
    </Section>
  );
}

/** Free text about the peer, edited in place. */
export function NotePart({ peer }: PartProps): ReactNode {
  const text = useText("peers");
  const { client } = useApi();
  const { show } = useToasts();
  const change = useKeyChange();
  const save = async (note: string): Promise<void> => {
    const done = await change({
      call: () => client.peers.setNote({ id: peer.id, note }),
      done: () => text.noteSaved,
    });
    if (done.ok) return;
    show({ kind: "failed", text: done.error });
    throw new Error(done.error);
  };
  return (
    <Section title={text.note}>
      <InlineEdit
        label={text.note}
        value={peer.note}
        isMultiline
        maxLength={65_536}
        onSave={save}
        {...(peer.note === "" ? {} : { display: <SafeText text={peer.note} keepsLines /> })}
      />
    </Section>
  );
}
