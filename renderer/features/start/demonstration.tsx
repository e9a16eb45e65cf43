import { Button } from "@mantine/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useStartHold } from "../../start-hold.tsx";
import { shareDone } from "../../ui/jobs/remaining.ts";
import { useAttempt } from "../../use-attempt.ts";
import { BackButton, FormFailure, WorkProgress } from "./form-parts.tsx";
import classes from "./start.module.css";

/** Opens the demonstration and shows how far its sample data has come. */
export function Demonstration({ onBack }: { readonly onBack: () => void }): ReactNode {
  const text = useText("start");
  const common = useText("commonUi");
  const format = useFormat();
  const { client } = useApi();
  const { hold, release } = useStartHold();
  const attempt = useAttempt();
  const begunTries = useRef(0);
  const [tries, setTries] = useState(1);
  const [progress, setProgress] = useState<{ done: number; total: number | null }>({
    done: 0,
    total: null,
  });
  const open = useEffectEvent(async () => {
    // The vault is open before its data is complete: the screens wait for all of it.
    hold();
    const done = await attempt.run(async () =>
      followStream(await client.vault.demonstration(), (step) => setProgress(step)),
    );
    if (done.ok) onBack();
    release();
  });
  // No cleanup: the demonstration is made once for each try, whatever is drawn meanwhile.
  useEffect(() => {
    if (begunTries.current === tries) return;
    begunTries.current = tries;
    void open();
  }, [tries]);
  const share = shareDone(progress);
  return (
    <div className={classes.form}>
      {!attempt.isBusy && <BackButton onBack={onBack} />}
      <h1>{text.demonstrationTitle}</h1>
      <p className="wp-dim">{text.demonstrationText}</p>
      <FormFailure message={attempt.message} />
      {attempt.message === undefined ? (
        <WorkProgress
          label={text.demonstrationTitle}
          share={share}
          amount={share === undefined ? "" : format.percent(share)}
        />
      ) : (
        <div className={classes.actions}>
          <Button onClick={() => setTries(tries + 1)}>{common.retry}</Button>
        </div>
      )}
    </div>
  );
}
