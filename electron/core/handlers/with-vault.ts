import type { Failure } from "../../../shared/contract/failures.ts";
import type { Result } from "../../../shared/result.ts";
import type { DeskSession } from "../desk-session.ts";
import { givingReserveBack } from "./giving-reserve-back.ts";
import type { VaultServices } from "../vault-services.ts";

/** Makes a handler of a function that works on the open vault; `vault-locked` while none is open. */
export type WithVault = <I, O>(
  work: (services: VaultServices, input: I) => Result<O, Failure> | Promise<Result<O, Failure>>,
) => (input: I) => Result<O, Failure> | Promise<Result<O, Failure>>;

export function createWithVault(session: DeskSession): WithVault {
  return (work) => (input) => {
    const desk = session.require();
    return desk.ok ? givingReserveBack(session, () => work(desk.value.services, input)) : desk;
  };
}
