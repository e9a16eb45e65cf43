import { useRef, useState } from "react";
import type { RefObject } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import { SPOKEN_WORD_COUNT } from "../../../../shared/exchange/identity/fingerprint.ts";
import type { ComparisonMeans } from "../../../../shared/model/peer.ts";
import type { Result } from "../../../../shared/result.ts";
import { err, ok } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useKeyChange } from "../use-key-change.ts";
import { differingPlaces, hearAgain, isWhole, NOTHING_HEARD } from "./heard-words.ts";
import type { Heard } from "./heard-words.ts";

export type SpokenForm = "words" | "digits";

export interface Ceremony {
  readonly form: SpokenForm;
  readonly setForm: (form: SpokenForm) => void;
  readonly heard: Heard;
  readonly hear: (heard: Heard) => void;
  readonly hearAgain: (at: number) => void;
  readonly digits: string;
  readonly setDigits: (digits: string) => void;
  readonly means: ComparisonMeans | null;
  readonly setMeans: (means: ComparisonMeans | null) => void;
  readonly haveTheyCompared: boolean;
  readonly setTheyCompared: (haveCompared: boolean) => void;
  /** Places at which the last comparison differed. */
  readonly wrong: readonly number[];
  readonly box: RefObject<HTMLInputElement | null>;
  /** What keeps the comparison from being made; undefined when it can be. */
  readonly missing: string | undefined;
  readonly compare: () => Promise<Result<unknown, string>>;
}

/** What was heard, and its comparison with the pinned key. Nothing is stored before all of it is right. */
export function useCeremony(peer: Peer): Ceremony {
  const text = useText("ceremony");
  const { client } = useApi();
  const change = useKeyChange();
  const [form, setForm] = useState<SpokenForm>("words");
  const [heard, setHeard] = useState(NOTHING_HEARD);
  const [digits, setDigits] = useState("");
  const [means, setMeans] = useState<ComparisonMeans | null>(null);
  const [haveTheyCompared, setTheyCompared] = useState(peer.ceremony.theyComparedAt !== null);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const box = useRef<HTMLInputElement>(null);
  const hear = (next: Heard): void => {
    setHeard(next);
    // A mark stays until its word is heard anew.
    setWrong(wrong.filter((at) => next.words[at] === heard.words[at]));
  };
  const compare = async (): Promise<Result<unknown, string>> => {
    if (means === null) return err(text.meansMissing);
    const spoken = form === "words" ? heard.words.join(" ") : digits;
    const done = await change({
      call: async () => {
        const compared = await client.peers.confirm({ id: peer.id, spoken, means });
        const isTold = compared.ceremony.theyComparedAt !== null;
        return isTold === haveTheyCompared
          ? compared
          : client.peers.setTheyCompared({ id: peer.id, haveCompared: haveTheyCompared });
      },
      done: () => text.done(peer.name),
    });
    if (done.ok) return ok(done.value);
    if (form === "words") setWrong(differingPlaces(peer.words.split(" "), heard.words));
    return done;
  };
  return {
    form,
    setForm: (next) => {
      setForm(next);
      setWrong([]);
    },
    heard,
    hear,
    hearAgain: (at) => {
      hear(hearAgain(heard, at));
      box.current?.focus();
    },
    digits,
    setDigits,
    means,
    setMeans,
    haveTheyCompared,
    setTheyCompared,
    wrong,
    box,
    missing: missingOf(),
    compare,
  };

  function missingOf(): string | undefined {
    if (form === "words" && !isWhole(heard)) {
      return text.wordsMissing(SPOKEN_WORD_COUNT - heard.words.length);
    }
    if (form === "digits" && digits.replaceAll(/\D/g, "") === "") return text.digitsMissing;
    return means === null ? text.meansMissing : undefined;
  }
}
