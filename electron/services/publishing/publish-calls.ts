import { err, type Result } from "../../../shared/result.ts";
import type { IdentityDesk } from "../../exchange/identity/identity-context.ts";
import type { FilePort } from "../../files/file-port.ts";
import { describeKey } from "../../openpgp/key-description.ts";
import { loadOrganisationKey } from "../../openpgp/stored-key.ts";
import {
  publishSite,
  type PublishedSite,
  type PublishOrder,
  type PublishProblem,
} from "../../publishing/publish-site.ts";
import type { OpenPgpKeyProblem } from "./key-calls.ts";

/** Publishing with the keys of the open vault. */
export interface PublishingService {
  readonly publish: (
    order: PublishOrder,
  ) => Promise<Result<PublishedSite & { readonly keyExpiresIso: string | null }, Problem>>;
}

type Problem = PublishProblem | OpenPgpKeyProblem;

export function createPublishing(desk: IdentityDesk, port: FilePort): PublishingService {
  return {
    publish: async (order) => {
      const key = await loadOrganisationKey(desk.database.read);
      if (key === undefined) return err({ kind: "openpgp-no-key" });
      const nowMs = desk.actor().nowMs();
      const { canSign, fingerprint, state, expiresAtIso } = await describeKey(key, nowMs);
      if (!canSign) return err({ kind: "openpgp-key-unusable", fingerprint, state });
      const published = await publishSite({ port, key, nowMs }, order);
      if (!published.ok) return published;
      return { ok: true, value: { ...published.value, keyExpiresIso: expiresAtIso } };
    },
  };
}
