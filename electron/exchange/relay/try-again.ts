import { delayMs, RUN_BACK_OFF } from "../../../shared/exchange/relay/back-off.ts";
import { isPassing } from "../../../shared/exchange/relay/failures.ts";
import type { RandomPort } from "../../crypto/random.ts";
import { throwIfAborted } from "../bundle/bundle-error.ts";
import { RelayError, type RelayPorts } from "./relay-port.ts";

/** A server that is started again, or another of its cluster that takes over, needs some seconds. */
const ATTEMPTS = 6;
/** Where nothing has begun yet, somebody waits for the answer that there is no connection. */
export const ATTEMPTS_TO_CONNECT = 3;

/**
 * Runs a step, and again after a pause while the relay does not answer. Once it did not answer for all attempts of a step, the later
 * steps of the same run get one each: nobody waits minutes for each bundle of a line that is down.
 */
export function createRetry(
  pause: RelayPorts["pause"],
  random: RandomPort,
  signal: AbortSignal | undefined,
  allAttempts = ATTEMPTS,
): <T>(step: () => Promise<T>) => Promise<T> {
  let attempts = allAttempts;
  return async (step) => {
    for (let failures = 1; ; failures += 1) {
      try {
        const done = await step();
        attempts = allAttempts;
        return done;
      } catch (error) {
        if (!(error instanceof RelayError)) throw error;
        const most = attemptsFor(error.failure.kind, attempts);
        if (failures >= most) {
          if (isPassing(error.failure)) attempts = 1;
          throw error;
        }
      }
      await pause(delayMs(failures, chanceFrom(random), RUN_BACK_OFF), signal);
      throwIfAborted(signal);
    }
  };
}

/** A mailbox that does not answer while its server does is being taken over by another server, or is not there at all. */
function attemptsFor(kind: string, attempts: number): number {
  if (kind === "relay-mailbox-missing") return Math.min(2, attempts);
  return isPassing({ kind }) ? attempts : 1;
}

/** A number in [0, 1). */
export function chanceFrom(random: RandomPort): number {
  return Buffer.from(random(4)).readUInt32LE() / 2 ** 32;
}
