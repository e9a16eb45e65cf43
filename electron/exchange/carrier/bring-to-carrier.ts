import { join } from "node:path";

import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { FilePort } from "../../files/file-port.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { settleBundle } from "../bundle/bundle-error.ts";
import { carryBundle } from "../bundle/carry-bundle.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import { outboxDirectory } from "./outbox.ts";
import type { OutboxRow } from "./outbox-rows.ts";

/** A bundle of the outbox that is on the carrier, whole, durable and read back. */
export interface BroughtBundle {
  readonly row: OutboxRow;
  readonly fileNames: readonly string[];
  readonly sizeBytes: number;
  /** True when an earlier run had brought all of it. */
  readonly wasThere: boolean;
}

export interface BringOptions extends LongWork {
  readonly directory: string;
  /** Largest file that the carrier takes, if it is less than FAT's. */
  readonly partSizeBytes?: number | undefined;
}

/** Copies one bundle; what an earlier run had finished is compared and kept. Fails as `carryBundle` does. */
export async function bringToCarrier(
  desk: ExchangeDesk,
  row: OutboxRow,
  { directory, partSizeBytes, ...work }: BringOptions,
): Promise<Result<BroughtBundle, BundleProblem>> {
  const carried = await carryBundle(desk.environment.files, {
    ...work,
    name: row.name,
    from: outboxDirectory(desk),
    to: directory,
    ...(partSizeBytes === undefined ? {} : { partSizeBytes }),
  });
  if (!carried.ok) return carried;
  const { fileNames, sizeBytes, resumed } = carried.value;
  // The list of parts is small and written each time.
  const files = fileNames.filter((name) => !name.endsWith(".sha256")).length;
  return ok({ row, fileNames, sizeBytes, wasThere: resumed === files });
}

/** Takes our own leftovers away; a carrier that can only be read keeps them, which harms nobody. */
export async function removeLeftovers(
  files: FilePort,
  directory: string,
  fileNames: readonly string[],
): Promise<Result<void, BundleProblem>> {
  if (fileNames.length === 0) return ok(undefined);
  return settleBundle(directory, async () => {
    for (const fileName of fileNames) await files.removeFile(join(directory, fileName));
    await files.syncDirectory(directory);
  });
}
