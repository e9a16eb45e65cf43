import type { kitsContract } from "../../../shared/contract/kits.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import type { RandomPort } from "../../crypto/random.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DocumentsContext } from "../documents/documents-context.ts";
import { createKit } from "./create-kit.ts";
import { takeInAnswers } from "./take-in-answers.ts";

/** What making and taking in of kits needs beside the cases. */
export interface KitContext extends DocumentsContext {
  readonly blobs: BlobStore;
  readonly random: RandomPort;
}

/** What the calls on victim kits do. */
export function kitCalls(context: KitContext): Handlers<typeof kitsContract> {
  return {
    create: ({ acknowledged: _read, ...request }) => createKit(context, request),
    takeIn: (file) => takeInAnswers(context, file),
  };
}
