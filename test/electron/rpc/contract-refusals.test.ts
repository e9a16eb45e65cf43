import { isContractProcedure } from "@orpc/contract";
import type { AnyContractRouter, ContractProcedure, ErrorMap, Meta, Schema } from "@orpc/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindContract } from "../../../electron/rpc/bind.ts";
import { failureOf } from "../../../electron/rpc/failure-error.ts";
import { createPortPair } from "../../../electron/rpc/frame-port.ts";
import type { FramePort } from "../../../electron/rpc/frame-port.ts";
import type { Handlers } from "../../../electron/rpc/handlers.ts";
import { MAX_FRAME_LENGTH, MAX_OPEN_CALLS } from "../../../electron/rpc/limits.ts";
import { createRpcServer } from "../../../electron/rpc/serve.ts";
import { contract } from "../../../shared/contract/index.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import { err } from "../../../shared/result.ts";
import { createStubHandlers, recordDefects, stubContract } from "./stub-contract.ts";
import { createWireClient } from "../../../electron/rpc/client.ts";

const SURFACE = callsOf(contract, []);
const FUZZ_CALLS = 10_000;

describe("the contract", () => {
  test("declares one error with a typed failure on every call", () => {
    const without = SURFACE.filter(({ procedure }) => {
      const errors: Readonly<Record<string, unknown>> = { ...procedure["~orpc"].errorMap };
      return Object.keys(errors).join() !== "FAILED";
    });
    expect(SURFACE.length).toBeGreaterThan(80);
    expect(without.map(({ path }) => path.join("."))).toEqual([]);
  });

  test(`answers ${String(FUZZ_CALLS)} calls with wrong arguments by typed failures only`, async () => {
    const { reached, defects, call } = createSurface();
    let crossed = 0;
    const oneCall = fc.tuple(fc.nat({ max: SURFACE.length - 1 }), hostileValue());
    await fc.assert(
      fc.asyncProperty(oneCall, async ([index, input]) => {
        const { path, procedure } = callAt(index);
        crossed += 1;
        const isAccepted = accepts(procedure, input);
        const before = reached.length;
        const failure = failureOf(await call(path, input));
        expect(failure?.kind).toBe(isAccepted ? "vault-locked" : "invalid-value");
        expect(reached.length - before).toBe(isAccepted ? 1 : 0);
      }),
      { numRuns: FUZZ_CALLS },
    );
    expect(crossed).toBe(FUZZ_CALLS);
    expect(defects.list).toEqual([]);
  }, 120_000);

  test("answers calls that it does not have by a typed failure", async () => {
    const { call } = createSurface();
    const paths = [
      ["nothing"],
      ["vault"],
      ["vault", "unlock", "call"],
      ["__proto__"],
      ["constructor", "name"],
    ];
    const answers = await Promise.all(
      paths.map(async (path) => failureOf(await call(path, {}))?.kind),
    );
    expect(answers).toEqual(paths.map(() => "invalid-value"));
  });

  test("does not let a prototype be polluted through arguments", async () => {
    const { port } = createSurface();
    const answer = new Promise((resolve) => port.onData(resolve));
    port.send(
      '{"i":"1","p":{"u":"/search/query","b":{"json":{"query":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"meta":[[7,"__proto__"]]}}}',
    );
    expect(await answer).toContain("invalid-value");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("a window that breaks the protocol", () => {
  test("gets a typed failure for a frame of more than the limit", async () => {
    const { call } = createSurface();
    const thrown = await call(["search", "query"], { query: "x".repeat(MAX_FRAME_LENGTH) });
    expect(failureOf(thrown)).toMatchObject({ kind: "too-large", limit: MAX_FRAME_LENGTH });
  });

  test.each<readonly [string, unknown]>([
    ["no JSON", "{"],
    ["JSON null", "null"],
    ["a number", 7],
    ["an object instead of a frame", { i: "1", p: { u: "/vault/state" } }],
    ["a request without a body", '{"i":"1","p":null}'],
    ["an address that is none", '{"i":"1","p":{"u":"http://["}}'],
    [
      "a multipart body without its bytes",
      '{"i":"1","p":{"u":"/vault/state","h":{"content-type":"multipart/form-data; boundary=x"}}}',
    ],
    ["bytes that are no frame", new Uint8Array([255, 255, 255])],
    ["a long frame without an id", "x".repeat(MAX_FRAME_LENGTH + 1)],
  ])("loses its connection, and nobody else does: %s", async (_name, data) => {
    const { port, connect } = createSurface();
    const closed = new Promise<string>((resolve) => port.onClose(() => resolve("closed")));
    sendRaw(port, data);
    expect(await closed).toBe("closed");
    const thrown = await connect()(["vault", "state"], undefined);
    expect(failureOf(thrown)?.kind).toBe("vault-locked");
  });

  test("loses its connection when it opens more calls than a screen can need", async () => {
    const { handlers } = createStubHandlers();
    const [windowPort, corePort] = createPortPair();
    const defects = recordDefects();
    const server = createRpcServer(bindContract(stubContract, handlers, defects), defects);
    server.serve(corePort, { shell: "host", connection: "window-1" });
    const closed = new Promise<string>((resolve) => windowPort.onClose(() => resolve("closed")));
    const client = createWireClient<typeof stubContract>(windowPort);
    for (let n = 0; n <= MAX_OPEN_CALLS; n += 1) client.area.forever().catch(() => undefined);
    expect(await closed).toBe("closed");
  });

  test("cannot end the core by 2,000 random frames", async () => {
    const { port, connect } = createSurface();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), async (frame) => {
        sendRaw(port, frame);
        const thrown = await connect()(["vault", "state"], undefined);
        expect(failureOf(thrown)?.kind).toBe("vault-locked");
      }),
      { numRuns: 2_000 },
    );
  });
});

interface SurfaceCall {
  readonly path: readonly string[];
  readonly procedure: ContractProcedure<
    Schema<unknown, unknown>,
    Schema<unknown, unknown>,
    ErrorMap,
    Meta
  >;
}

function callAt(index: number): SurfaceCall {
  const found = SURFACE[index];
  if (found === undefined) throw new RangeError("No such call");
  return found;
}

function callsOf(node: AnyContractRouter, path: readonly string[]): readonly SurfaceCall[] {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- oRPC types its schemas loosely here
  if (isContractProcedure(node)) return [{ path, procedure: node }];
  return Object.entries(node).flatMap(([name, child]: [string, AnyContractRouter]) =>
    callsOf(child, [...path, name]),
  );
}

/** The real contract over handlers that note that they were reached and refuse. */
function createSurface() {
  const reached: string[] = [];
  const refuse = (node: AnyContractRouter, path: readonly string[]): unknown => {
    if (!isContractProcedure(node)) {
      const members = Object.entries(node).map(([name, child]: [string, AnyContractRouter]) => [
        name,
        refuse(child, [...path, name]),
      ]);
      return Object.fromEntries(members);
    }
    return () => {
      reached.push(path.join("."));
      return err({ kind: "vault-locked" });
    };
  };
  const defects = recordDefects();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every member got a function
  const handlers = refuse(contract, []) as Handlers<Contract>;
  const server = createRpcServer(bindContract(contract, handlers, defects), defects);
  const open = (): { readonly port: FramePort; readonly call: DynamicCall } => {
    const [port, corePort] = createPortPair();
    server.serve(corePort, { shell: "host", connection: "window-1" });
    return { port, call: dynamicCall(port) };
  };
  return { reached, defects, ...open(), connect: () => open().call };
}

type DynamicCall = (path: readonly string[], input: unknown) => Promise<unknown>;

/** Calls by name, as a window under an attacker's control would; gives what was thrown. */
function dynamicCall(port: FramePort): DynamicCall {
  const client: unknown = createWireClient(port);
  return async (path, input) => {
    const target = path.reduce<unknown>(
      (node, name) => (typeof node === "function" ? Reflect.get(node, name) : undefined),
      client,
    );
    if (typeof target !== "function") throw new TypeError("The client has no such call");
    try {
      const answer: unknown = await Reflect.apply(target, undefined, [input]);
      return answer;
    } catch (thrown) {
      return thrown;
    }
  };
}

function sendRaw(port: FramePort, data: unknown): void {
  const send: (frame: never) => void = port.send;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a hostile window would send
  send(data as never);
}

function accepts(procedure: SurfaceCall["procedure"], input: unknown): boolean {
  const schema = procedure["~orpc"].inputSchema;
  if (schema === undefined) return true;
  const result = schema["~standard"].validate(input);
  if (result instanceof Promise) throw new TypeError("An input schema must be synchronous");
  return result.issues === undefined;
}

function hostileValue(): fc.Arbitrary<unknown> {
  const names = fc.constantFrom(
    "id",
    "ids",
    "query",
    "target",
    "patch",
    "limit",
    "after",
    "uploadId",
    "bytes",
    "passphrase",
    "name",
    "subject",
    "reason",
    "options",
    "constructor",
    "toJSON",
    "then",
  );
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      true,
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      "",
      "../../etc/passwd",
      "'; DROP TABLE incident; --",
      "\u0000",
      "x".repeat(70_000),
    ),
    fc.string(),
    fc.integer(),
    fc.uuid(),
    fc.uint8Array(),
    fc.bigInt(),
    fc.date(),
  );
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(names, tie("value"), { maxKeys: 5 }),
    ),
  })).value;
}
