import { isDiskFull } from "../../files/system-error.ts";
import type { DeskSession } from "../desk-session.ts";

/**
 * Runs work that may find the disk full. It fails then, but the space that was set aside is given back first, so that the
 * next deletion or export finds room.
 */
export async function givingReserveBack<T>(
  session: DeskSession,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error)) await session.releaseReserve();
    throw error;
  }
}
