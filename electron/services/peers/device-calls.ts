import type { Failure } from "../../../shared/contract/failures.ts";
import type { Device, exchangePartnersContract } from "../../../shared/contract/peers.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { currentIssue } from "../../exchange/identity/current-card.ts";
import { newAgeKeys } from "../../exchange/identity/new-keys.ts";
import { revokeDevice } from "../../exchange/identity/replace-keys.ts";
import { listDevices, readDevice, readIdentity } from "../../exchange/identity/stored-identity.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { changeVault, notFound } from "../case-context.ts";
import { inviteDevice } from "./invite-device.ts";
import { lossOf, type StatedLoss } from "./key-loss.ts";
import { ownIdentity, textTicket, type PeersContext } from "./peers-context.ts";
import { rejoin } from "./rejoin.ts";
import { exportUpdate, takeUpdate } from "./update-calls.ts";
import { deviceView } from "./views.ts";

type DeviceHandlers = Handlers<(typeof exchangePartnersContract)["devices"]>;

/** What the calls of the area `devices` do; `join` makes a vault and so is the core's (see core/handlers). */
export function deviceCalls(context: PeersContext): Omit<DeviceHandlers, "join"> {
  return {
    list: async () => ok({ items: [...(await views(context))] }),
    invite: async ({ name, withRootKey }) => {
      const invited = await inviteDevice(context, { name, withRootKey });
      if (!invited.ok) return invited;
      const { deviceId, code, text } = invited.value;
      const file = textTicket(context, `watchpost-${deviceId.slice(0, 8)}.wpinvite`, text);
      const device = await viewOf(context, deviceId);
      return device.ok ? ok({ file, code, device: device.value }) : device;
    },
    rejoin: async ({ invitation, code }) => {
      const joined = await rejoin(context, invitation, code);
      return joined.ok ? viewOf(context, joined.value) : joined;
    },
    revoke: (input) => revoke(context, input),
    exportUpdate: async () => {
      const made = await exportUpdate(context);
      if (!made.ok) return made;
      const names = new Set(made.value.deviceIds);
      const devices = (await views(context)).filter(({ id }) => names.has(id));
      return ok({ file: textTicket(context, "watchpost.wpupdate", made.value.text), devices });
    },
    takeUpdate: async ({ text }) => {
      const taken = await takeUpdate(context, text);
      if (!taken.ok) return taken;
      const { issue, recipientsEpoch } = standing(context);
      return ok({ items: [...(await views(context))], issue, recipientsEpoch });
    },
  };
}

async function revoke(
  context: PeersContext,
  { id, ...stated }: StatedLoss & { readonly id: string },
): Promise<
  Result<
    { readonly issue: number; readonly recipientsEpoch: number; readonly device: Device },
    Failure
  >
> {
  const own = await ownIdentity(context);
  const device = readDevice(context.database.read, id);
  if (device === undefined) return err(notFound("device", id));
  if (id === own.deviceId) return err({ kind: "own-device" });
  if (device.status === "revoked") {
    return err({ kind: "already-decided", id: device.name, status: "revoked" });
  }
  const loss = lossOf(stated, "device-lost", own.nowMs);
  if (!loss.ok) return loss;
  const keys = await newAgeKeys();
  const done = changeVault(context.database, (write) =>
    revokeDevice(write, context, id, keys, loss.value),
  );
  if (!done.ok) return done;
  const view = await viewOf(context, id);
  return view.ok ? ok({ ...standing(context), device: view.value }) : view;
}

/** Numbers of the last card and of the present recipients. */
function standing({ database }: PeersContext): {
  readonly issue: number;
  readonly recipientsEpoch: number;
} {
  const identity = readIdentity(database.read);
  if (identity === undefined) throw new Error("the identity is made first");
  return { issue: currentIssue(identity), recipientsEpoch: identity.recipients.epoch };
}

async function views(context: PeersContext): Promise<readonly Device[]> {
  const { deviceId } = await ownIdentity(context);
  return listDevices(context.database.read).map((device) => deviceView(device, deviceId));
}

async function viewOf(context: PeersContext, id: string): Promise<Result<Device, Failure>> {
  const view = (await views(context)).find((device) => device.id === id);
  return view ? ok(view) : err(notFound("device", id));
}
