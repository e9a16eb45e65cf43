import { isContractProcedure, type AnyContractRouter } from "@orpc/contract";
import type { Call, Handlers } from "../../rpc/handlers.ts";
import type { DeskSession } from "../desk-session.ts";
import { givingReserveBack } from "./giving-reserve-back.ts";
import type { VaultServices } from "../vault-services.ts";

/**
 * Handlers for an area whose services exist only while a vault is open: each call looks them up and fails with
 * `vault-locked` when there are none.
 */
export function delegateToVault<C extends AnyContractRouter>(
  contract: C,
  session: DeskSession,
  pick: (services: VaultServices) => Handlers<C>,
): Handlers<C> {
  // The walk keeps the contract's shape, which the type system can't follow through recursion.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return delegateNode(contract, session, pick, []) as Handlers<C>;
}

function delegateNode(
  node: AnyContractRouter,
  session: DeskSession,
  pick: (services: VaultServices) => unknown,
  path: readonly string[],
): unknown {
  if (isContractProcedure(node)) return delegateCall(session, pick, path);
  return Object.fromEntries(
    Object.entries(node).map(([name, child]: [string, AnyContractRouter]) => [
      name,
      delegateNode(child, session, pick, [...path, name]),
    ]),
  );
}

function delegateCall(
  session: DeskSession,
  pick: (services: VaultServices) => unknown,
  path: readonly string[],
): (input: unknown, call: Call) => unknown {
  return async (input, call) => {
    const desk = session.require();
    if (!desk.ok) return desk;
    const { services } = desk.value;
    const handler = path.reduce<unknown>(memberOf, pick(services));
    if (typeof handler !== "function") throw new TypeError(`no handler for ${path.join(".")}`);
    const signal = AbortSignal.any([call.signal, services.signal]);
    return givingReserveBack<unknown>(session, () => {
      const answer: unknown = Reflect.apply(handler, undefined, [input, { ...call, signal }]);
      return answer;
    });
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
