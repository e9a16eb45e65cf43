import { connect } from "node:net";

/** What a raw socket got back. */
export interface RawAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes to the port and reads until the other side ends, or until an upgrade was answered. */
export function sendRaw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: "127.0.0.1", port });
    const settle = (): void => {
      socket.destroy();
      resolve(parseAnswer(Buffer.concat(chunks).toString("latin1")));
    };
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      if (chunk.toString("latin1").startsWith("HTTP/1.1 101")) settle();
    });
    socket.on("end", settle).on("error", settle);
    socket.write(request);
  });
}

/** A request as text; every header line as given. */
export function rawRequest(
  method: string,
  target: string,
  headers: readonly string[],
  body = "",
): string {
  return [`${method} ${target} HTTP/1.1`, ...headers, "", body].join("\r\n");
}

function parseAnswer(text: string): RawAnswer {
  const [head = "", ...body] = text.split("\r\n\r\n");
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: body.join("\r\n\r\n"),
  };
}
