import type { WriteHandle } from "../../storage/database.ts";
import { changesOf, recordAct, type IdentityContext } from "./identity-context.ts";
import { readDevice } from "./stored-identity.ts";

/** The first thing that came from an invited laptop tells that it has joined. Nothing happens for any other. */
export function noteDeviceSeen(
  write: WriteHandle,
  context: IdentityContext,
  deviceId: string,
): void {
  const device = readDevice(write, deviceId);
  if (device?.status !== "invited") return;
  recordAct(write, context, "device-added", [
    changesOf("device", deviceId, device.name, { op: "update", fields: { status: "active" } }),
  ]);
}
