import { isCancelled, useApi } from "../../api.ts";
import { followStream } from "../../follow-stream.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useJobs } from "../../ui/jobs/job-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";

/** Verifies the chain as a job of the status bar; its verdict is a message that stays when the chain is broken. */
export function useVerifyJournal(): () => void {
  const { client } = useApi();
  const text = useText("journal");
  const format = useFormat();
  const jobs = useJobs();
  const { show } = useToasts();
  const { describe } = useFailureText();
  return () => {
    jobs
      .run({ label: text.verifyJob }, async ({ signal, report }) =>
        followStream(await client.journal.verify(undefined, { signal }), report),
      )
      .then(
        ({ isOk, entries, head, brokenAt }) =>
          show(
            isOk
              ? {
                  kind: "done",
                  text: text.verified(format.number(entries)),
                  more: text.verifiedHead(head),
                }
              : {
                  kind: "failed",
                  text: text.broken(format.number(brokenAt ?? 0)),
                  more: text.brokenText,
                },
          ),
        (error: unknown) => {
          if (!isCancelled(error)) show({ kind: "failed", text: describe(error) });
        },
      );
  };
}
