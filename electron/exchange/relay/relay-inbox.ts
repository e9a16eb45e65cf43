import { join } from "node:path";

import { parseCarrierFileName } from "../../../shared/exchange/bundle/carrier-names.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import type { Result } from "../../../shared/result.ts";
import type { FilePort } from "../../files/file-port.ts";
import { settleBundle } from "../bundle/bundle-error.ts";
import { scanCarrier, type CarrierScan } from "../carrier/scan-carrier.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import type { Fetched } from "./fetch-mailbox.ts";

/** Folder of a vault for what was fetched from its mailbox and not dealt with yet: sealed files, as on a stick. */
export function relayInbox({ spoolDirectory }: Pick<ExchangeDesk, "spoolDirectory">): string {
  return join(spoolDirectory, "relay-inbox");
}

/** Makes the folder, and removes what an earlier visit was cut off at. */
export async function settleInbox(
  files: FilePort,
  { spoolDirectory }: Pick<ExchangeDesk, "spoolDirectory">,
): Promise<Result<void, BundleProblem>> {
  const directory = relayInbox({ spoolDirectory });
  return settleBundle(directory, async () => {
    if ((await files.status(directory)) === undefined) {
      await files.makeDirectory(directory);
      await files.syncDirectory(spoolDirectory);
    }
    for (const fileName of await files.readDirectory(directory)) {
      if (parseCarrierFileName(fileName) === undefined) {
        await files.removeFile(join(directory, fileName));
      }
    }
  });
}

/** What of the folder can be taken in: the bundles that are here whole. */
export async function scanInbox(
  desk: ExchangeDesk,
  { names, refused, notLookedAt }: Fetched,
): Promise<Result<CarrierScan, BundleProblem>> {
  const { files } = desk.environment;
  const scan = await scanCarrier(files, relayInbox(desk), desk.database.read);
  if (!scan.ok) return scan;
  const candidates = scan.value.candidates.filter(({ fileName }) =>
    names.has(parseCarrierFileName(fileName)?.name ?? ""),
  );
  return { ok: true, value: { ...scan.value, candidates, refused, notLookedAt } };
}
