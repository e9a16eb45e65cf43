import type { RelayFailure } from "../../../../shared/exchange/relay/failures.ts";
import { systemErrorCode } from "../../../files/system-error.ts";
import { RelayError } from "../relay-port.ts";

/** What a call was about, for the failure that it may end with. */
export interface CallSubject {
  readonly url: string;
  readonly mailbox: string;
}

/** Code of a failure where nobody answered in time. */
export const SILENT = "silent";

/** Runs a call to the server; what the server and the line can answer becomes a {@link RelayError}, everything else is a bug. */
export async function called<T>(subject: CallSubject, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RelayError) throw error;
    const failure = failureOf(error, subject);
    if (failure === undefined) throw error;
    throw new RelayError(failure, { cause: error });
  }
}

/** The same while a connection is made: whatever else answers there is no relay. */
export async function connecting<T>(subject: CallSubject, run: () => Promise<T>): Promise<T> {
  return called(subject, async () => {
    try {
      return await run();
    } catch (error) {
      if (failureOf(error, subject) !== undefined) throw error;
      const failure = { kind: "relay-unreachable", url: subject.url, code: "no relay" } as const;
      throw new RelayError(failure, { cause: error });
    }
  });
}

/** By the names and numbers of the library and the server: classes of a library that is loaded late can't be asked for here. */
export function failureOf(error: unknown, { url, mailbox }: CallSubject): RelayFailure | undefined {
  const chain = causesOf(error);
  const isNamed = (...names: readonly string[]): boolean =>
    chain.some(({ name }) => names.includes(name));
  const codes = chain.flatMap((one) => systemErrorCode(one) ?? []);
  const tlsCode = codes.find(isTlsCode);
  if (tlsCode !== undefined) return { kind: "relay-tls-refused", url, code: tlsCode };
  if (chain.some(({ message }) => message.includes("does not support 'tls'"))) {
    return { kind: "relay-tls-refused", url, code: "no TLS" };
  }
  if (isNamed("AuthorizationError", "UserAuthenticationExpiredError")) {
    return { kind: "relay-credentials-refused", url };
  }
  if (isNamed("PermissionViolationError")) {
    const [first] = chain;
    return { kind: "relay-not-permitted", what: first?.message ?? "" };
  }
  const number = serverNumberOf(chain);
  if (number !== undefined) return ofServer(number, { url, mailbox });
  if (isNamed("StreamNotFoundError", "JetStreamNotEnabled", "NoRespondersError")) {
    return { kind: "relay-mailbox-missing", mailbox };
  }
  if (isNamed(...LINE_ERRORS)) return { kind: "relay-unreachable", url, code: codes[0] ?? SILENT };
  const [code] = codes.filter((one) => /^E[A-Z_]+$/.test(one));
  return code === undefined ? undefined : { kind: "relay-unreachable", url, code };
}

/** Numbers of the server's answers (`err_code`), which do not change between versions as their words do. */
function ofServer(number: number, { url, mailbox }: CallSubject): RelayFailure {
  if (FULL.has(number)) return { kind: "relay-full", mailbox };
  if (number === STREAM_NOT_FOUND) return { kind: "relay-mailbox-missing", mailbox };
  return { kind: "relay-unreachable", url, code: `server ${String(number)}` };
}

const STREAM_NOT_FOUND = 10_059;
/** The bounds of the stream, of the account's storage and of the server's. */
const FULL: ReadonlySet<number> = new Set([10_077, 10_047, 10_023, 10_028, 10_002]);

const LINE_ERRORS = [
  "TimeoutError",
  "ConnectionError",
  "ClosedConnectionError",
  "DrainingConnectionError",
  "ProtocolError",
  "RequestError",
  "JetStreamStatusError",
  "JetStreamError",
];

function isTlsCode(code: string): boolean {
  return /^(?:ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/.test(
    code,
  );
}

function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  let at = error;
  while (at instanceof Error && chain.length < MAX_CAUSES) {
    chain.push(at);
    at = at.cause;
  }
  return chain;
}

const MAX_CAUSES = 8;

function serverNumberOf(chain: readonly Error[]): number | undefined {
  for (const one of chain) {
    if (one.name === "JetStreamApiError" && "code" in one && typeof one.code === "number") {
      return one.code;
    }
  }
  return undefined;
}
