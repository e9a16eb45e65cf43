import { createHash } from "node:crypto";
import type { Digests } from "../../shared/formats/csaf-tree/site-settings.ts";

export const nodeDigests: Digests = {
  sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  sha512: (bytes) => createHash("sha512").update(bytes).digest("hex"),
};
