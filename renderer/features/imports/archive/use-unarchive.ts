import { useEffect, useRef, useState } from "react";

import type { ArchiveLedger } from "../../../../shared/exchange/archive/archive-ledger.ts";
import { isCancelled, useApi } from "../../../api.ts";
import { useRefresh } from "../../../cases/use-change.ts";
import { followStream } from "../../../follow-stream.ts";
import { useText } from "../../../i18n/text-context.ts";
import type { PickedFile } from "../../../ui/file-drop/picked-file.ts";
import { useJobs } from "../../../ui/jobs/job-context.ts";
import { uploadFiles } from "../../../upload.ts";
import { useFailureText } from "../../../use-failure-text.ts";

export interface Unarchiving {
  /** What the archive is and would change, once it was verified. */
  readonly ledger: ArchiveLedger | undefined;
  readonly isBusy: boolean;
  readonly error: string;
  readonly say: (error: string) => void;
  readonly look: (passphrase: string) => Promise<void>;
  /** Gives what came of it; undefined when it failed. */
  readonly take: (
    passphrase: string,
    vouchedKeyId: string | null,
  ) => Promise<ArchiveLedger | undefined>;
}

/** Hands a case archive to the core, has it verified, and takes it in. The copy that waits there goes with the dialog. */
export function useUnarchive(file: PickedFile): Unarchiving {
  const text = useText("archives");
  const { client } = useApi();
  const jobs = useJobs();
  const { describe } = useFailureText();
  const refresh = useRefresh();
  const upload = useRef<string | undefined>(undefined);
  const [ledger, setLedger] = useState<ArchiveLedger | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  useEffect(
    () => () => {
      const { current: uploadId } = upload;
      if (uploadId !== undefined) void client.desk.upload.cancel({ uploadId });
    },
    [client],
  );
  const attempt = async (
    work: () => Promise<ArchiveLedger>,
  ): Promise<ArchiveLedger | undefined> => {
    setBusy(true);
    setError("");
    try {
      const done = await work();
      setLedger(done);
      return done;
    } catch (problem) {
      if (!isCancelled(problem)) setError(describe(problem));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    ledger,
    isBusy,
    error,
    say: setError,
    look: async (passphrase) => {
      await attempt(() =>
        jobs.run({ label: text.lookJob(file.path), unit: "bytes" }, async (job) => {
          upload.current ??= (await uploadFiles(client, [file], job, "archive"))[0];
          const uploadId = upload.current ?? "";
          const input = { uploadId, passphrase: passphrase === "" ? null : passphrase };
          const { signal, report } = job;
          return followStream(await client.archives.inspect(input, { signal }), report);
        }),
      );
    },
    take: (passphrase, vouchedKeyId) =>
      attempt(async () => {
        const taken = await jobs.run(
          { label: text.takeJob(file.path), unit: "bytes" },
          async ({ signal, report }) => {
            const uploadId = upload.current ?? "";
            const secret = passphrase === "" ? null : passphrase;
            const input = { uploadId, passphrase: secret, vouchedKeyId };
            return followStream(await client.archives.take(input, { signal }), report);
          },
        );
        upload.current = undefined;
        await refresh();
        return taken;
      }),
  };
}
