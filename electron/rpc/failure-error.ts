import { ORPCError } from "@orpc/client";
import { ValidationError } from "@orpc/contract";
import { failureSchema } from "../../shared/contract/failures.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import { isDiskFull } from "../files/system-error.ts";
import { MAX_ECHO_LENGTH } from "./limits.ts";

/** Where a defect of ours goes: the analyst sees the reference only, the log has reference and cause. */
export interface Defect {
  readonly reference: string;
  /** Name of the call, `area.call`. */
  readonly call: string;
  readonly cause: unknown;
}

export interface DefectReport {
  readonly report: (defect: Defect) => void;
  /** A short random name that says nothing about the case. */
  readonly newReference: () => string;
}

/** The one error that the contract declares, carrying a failure as its data. */
export function failedError(failure: Failure): ORPCError<"FAILED", Failure> {
  return new ORPCError("FAILED", {
    defined: true,
    status: 500,
    message: failure.kind,
    data: failure,
  });
}

/** Turns whatever was thrown into the declared error; what nobody foresaw becomes `internal` and is reported. */
export function toFailedError(
  thrown: unknown,
  at: { readonly call: string; readonly signal?: AbortSignal | undefined },
  defects: DefectReport,
): ORPCError<"FAILED", Failure> {
  const known = knownFailure(thrown);
  if (known !== null) return failedError(known);
  if (at.signal?.aborted === true) return failedError({ kind: "cancelled" });
  const reference = defects.newReference();
  defects.report({ reference, call: at.call, cause: thrown });
  return failedError({ kind: "internal", reference });
}

/** The failure inside an error that a client of the contract caught; `null` if it is something else. */
export function failureOf(thrown: unknown): Failure | null {
  if (!(thrown instanceof ORPCError) || thrown.code !== "FAILED") return null;
  const parsed = failureSchema.safeParse(thrown.data);
  return parsed.success ? parsed.data : null;
}

function knownFailure(thrown: unknown): Failure | null {
  const failure = failureOf(thrown);
  if (failure !== null) return failure;
  // Any write may meet it: SQLite has rolled back, what was acknowledged before is safe.
  if (isDiskFull(thrown)) return { kind: "disk-full" };
  if (!(thrown instanceof ORPCError) || thrown.code !== "BAD_REQUEST") return null;
  return thrown.cause instanceof ValidationError ? invalidArgument(thrown.cause) : null;
}

/** Names the first wrong argument by place and type, never by its value: it may be a passphrase. */
function invalidArgument(error: ValidationError): Failure {
  const issue = error.issues[0];
  const keys = (issue?.path ?? []).map((part) => (typeof part === "object" ? part.key : part));
  return {
    kind: "invalid-value",
    field: keys.map(String).join(".").slice(0, MAX_ECHO_LENGTH),
    found: typeName(keys.reduce(propertyOf, error.data)),
    expected: (issue?.message ?? "").slice(0, MAX_ECHO_LENGTH),
  };
}

function propertyOf(value: unknown, key: PropertyKey): unknown {
  const isHolder = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  return isHolder ? Reflect.get(value, key) : undefined;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
