import type { z } from "zod";

import type { Failure } from "../../../shared/contract/failures.ts";
import type {
  exchangePartnersContract,
  exportedCardSchema,
} from "../../../shared/contract/peers.ts";
import { formatCardFrames } from "../../../shared/exchange/identity/card-frames.ts";
import { formatCardText } from "../../../shared/exchange/identity/card-text.ts";
import { PEER_CARD } from "../../../shared/exchange/identity/peer-card.ts";
import { patchProfile, type ProfilePatch } from "../../../shared/exchange/identity/profile.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { folderNameFor } from "../../core/vault-list.ts";
import { wipe } from "../../crypto/memory.ts";
import type { RandomPort } from "../../crypto/random.ts";
import { currentCard, requireIdentity } from "../../exchange/identity/current-card.ts";
import { IDENTITY_CRYPTO } from "../../exchange/identity/identity-crypto.ts";
import { changesOf, profileFields, recordAct } from "../../exchange/identity/identity-context.ts";
import { newAgeKeys, newSigningKey, type NewSigningKey } from "../../exchange/identity/new-keys.ts";
import {
  replaceDeviceKey,
  replaceRecipients,
  replaceRootKey,
} from "../../exchange/identity/replace-keys.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { changeVault } from "../case-context.ts";
import { identityView } from "./identity-view.ts";
import { lossOf } from "./key-loss.ts";
import { ownIdentity, textTicket, type PeersContext } from "./peers-context.ts";
import { qrFrames } from "./qr-frames.ts";
import { fingerprintView } from "./views.ts";

type IdentityHandlers = Handlers<(typeof exchangePartnersContract)["identity"]>;

/** What the calls of the area `identity` do. */
export function identityCalls(context: PeersContext): IdentityHandlers {
  const { database } = context;
  return {
    ...replacingCalls(context),
    show: async () => ok(identityView(context, await ownIdentity(context))),
    setProfile: async ({ profile }) => {
      const own = await ownIdentity(context);
      const changed = setProfile(context, profile);
      return changed.ok ? ok(identityView(context, own)) : changed;
    },
    exportCard: async () => {
      await ownIdentity(context);
      const card = changeVault(database, (write) => currentCard(write, context));
      return card.ok ? ok(exportedCard(context, card.value)) : card;
    },
  };
}

function replacingCalls(
  context: PeersContext,
): Pick<IdentityHandlers, "replaceRootKey" | "replaceDeviceKey" | "replaceRecipients"> {
  const { database, random } = context;
  return {
    replaceRootKey: async (stated) => {
      const loss = lossOf(stated, "key-compromised", (await ownIdentity(context)).nowMs);
      if (!loss.ok) return loss;
      return withNewKey(random, (made) =>
        changeVault(database, (write) => replaceRootKey(write, context, made, loss.value)),
      );
    },
    replaceDeviceKey: async (stated) => {
      const { deviceId, nowMs } = await ownIdentity(context);
      const loss = lossOf(stated, "key-compromised", nowMs);
      if (!loss.ok) return loss;
      return withNewKey(random, (made) =>
        changeVault(database, (write) =>
          replaceDeviceKey(write, context, deviceId, made, loss.value),
        ),
      );
    },
    replaceRecipients: async (stated) => {
      const loss = lossOf(stated, "key-compromised", (await ownIdentity(context)).nowMs);
      if (!loss.ok) return loss;
      const keys = await newAgeKeys();
      return issueIn(
        changeVault(database, (write) => replaceRecipients(write, context, keys, loss.value)),
      );
    },
  };
}

/** The new key leaves memory when it is stored. */
function withNewKey(
  random: RandomPort,
  replace: (made: NewSigningKey) => Result<string, Failure>,
): Result<{ readonly issue: number }, Failure> {
  const made = newSigningKey(random);
  try {
    return issueIn(replace(made));
  } finally {
    made.key.wipe();
    wipe(made.seed);
  }
}

function setProfile(context: PeersContext, patch: ProfilePatch): Result<void, Failure> {
  return changeVault(context.database, (write) => {
    const identity = requireIdentity(write);
    const next = patchProfile(identity.profile, patch);
    if (!next.success) return err(invalidProfile(next.error));
    const title = context.settings().organisationName;
    const fields = { profile: profileFields(next.data) };
    recordAct(write, context, "identity-changed", [
      changesOf("identity", identity.id, title, { op: "update", fields }),
    ]);
    return ok(undefined);
  });
}

function invalidProfile({ issues }: z.ZodError): Failure {
  const [issue] = issues;
  return {
    kind: "invalid-value",
    field: (issue?.path ?? []).map(String).join("."),
    found: "",
    expected: issue?.message ?? "text",
  };
}

function exportedCard(context: PeersContext, card: string): z.infer<typeof exportedCardSchema> {
  const body = parseCard(card);
  const name = `${folderNameFor(body.name)}.wpcard`;
  return {
    ...fingerprintView(body.rootKey),
    file: textTicket(context, name, card),
    text: formatCardText(card),
    frames: [...qrFrames(formatCardFrames(card, IDENTITY_CRYPTO))],
    issue: body.issue,
    issuedAt: body.issuedAt,
    expiresAt: body.expiresAt,
  };
}

function issueIn(card: Result<string, Failure>): Result<{ readonly issue: number }, Failure> {
  return card.ok ? ok({ issue: parseCard(card.value).issue }) : card;
}

function parseCard(card: string) {
  const parsed = parseStatement(card, PEER_CARD);
  if (!parsed.ok) throw new Error("own card does not parse");
  return parsed.value.body;
}
