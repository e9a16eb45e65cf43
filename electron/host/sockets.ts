import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { RawData, WebSocket } from "ws";
import { READY_MESSAGE, SOCKET_CLOSE } from "../../shared/session/protocol.ts";
import type { CoreLink } from "../rpc/core-link.ts";
import type { FramePort } from "../rpc/frame-port.ts";
import { HOST_LIMITS } from "./limits.ts";
import type { SessionBook } from "./session-book.ts";

export interface SocketsOptions {
  readonly sessions: SessionBook;
  readonly core: () => Promise<CoreLink<never>>;
  /** A window came or went. */
  readonly onCount: (windows: number) => void;
}

/** The windows' sockets: token first, then frames to and from the core. */
export interface Sockets {
  /** Takes over an upgrade whose head was accepted. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** The page with this token said that it ends. */
  readonly endSession: (token: string) => void;
  /** Closes every window's socket. */
  readonly closeAll: () => void;
}

interface Window {
  readonly socket: WebSocket;
  readonly token: string;
}

export function createSockets(options: SocketsOptions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: HOST_LIMITS.socketMessageBytes,
    // No subprotocol is ever agreed on: the token is in no header.
    handleProtocols: () => false,
  });
  const windows = new Set<Window>();
  const heartbeat = setInterval(
    () => server.clients.forEach(beat),
    HOST_LIMITS.heartbeatMs,
  ).unref();
  const admit = (window: Window): void => {
    windows.add(window);
    options.onCount(windows.size);
    window.socket.once("close", () => {
      windows.delete(window);
      options.onCount(windows.size);
    });
  };
  server.on("connection", (socket) => {
    // `ws` closes the socket itself after a protocol error; without a listener the error would end this process.
    socket.on("error", () => socket.terminate());
    void serveSocket(socket, options, admit).catch(() => socket.close(SOCKET_CLOSE.coreLost));
  });
  return {
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => server.emit("connection", opened)),
    endSession: (token) => {
      for (const window of windows)
        if (window.token === token) window.socket.close(SOCKET_CLOSE.sessionEnded);
    },
    closeAll: () => {
      clearInterval(heartbeat);
      for (const client of server.clients) client.close(SOCKET_CLOSE.hostEnding);
    },
  };
}

let lastConnection = 0;

async function serveSocket(
  socket: WebSocket,
  { sessions, core }: SocketsOptions,
  admit: (window: Window) => void,
): Promise<void> {
  const token = await firstMessage(socket);
  if (token === null) return socket.close(SOCKET_CLOSE.tokenTimeout);
  const verdict = sessions.check(token);
  if (verdict === "paused") return socket.close(SOCKET_CLOSE.paused);
  if (verdict === "refused") return socket.close(SOCKET_CLOSE.tokenRefused);
  admit({ socket, token });
  const link = await core();
  if (socket.readyState !== socket.OPEN) return;
  lastConnection += 1;
  forwardFrames(socket, link.connect(`window-${String(lastConnection)}`), link);
  socket.send(READY_MESSAGE);
}

function forwardFrames(socket: WebSocket, port: FramePort, link: CoreLink<never>): void {
  socket.removeAllListeners("message");
  socket.on("message", (data, isBinary) => port.send(isBinary ? toBytes(data) : toText(data)));
  socket.once("close", () => port.close());
  port.onData((frame) => {
    if (typeof frame !== "string" && !(frame instanceof Uint8Array)) return;
    if (socket.bufferedAmount > HOST_LIMITS.socketBacklogBytes) return socket.terminate();
    socket.send(frame);
  });
  port.onClose(() =>
    socket.close(link.isAlive() ? SOCKET_CLOSE.frameRefused : SOCKET_CLOSE.coreLost),
  );
}

/** The token as text, or `null` when something else or nothing came in time. */
function firstMessage(socket: WebSocket): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), HOST_LIMITS.tokenTimeoutMs);
    socket.once("message", (data, isBinary) => {
      clearTimeout(timer);
      // At once, since the next message may be in the same packet: nothing may come before `ready`.
      socket.on("message", () => socket.close(SOCKET_CLOSE.frameRefused));
      resolve(isBinary ? "" : toText(data).slice(0, 128));
    });
    socket.once("close", () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}

const answered = new WeakMap<WebSocket, boolean>();

/** A window that did not answer the last ping is gone, whatever TCP believes. */
function beat(socket: WebSocket): void {
  if (answered.get(socket) === false) return socket.terminate();
  if (!answered.has(socket)) socket.on("pong", () => answered.set(socket, true));
  answered.set(socket, false);
  socket.ping();
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function toText(data: RawData): string {
  return Buffer.from(toBytes(data)).toString("utf8");
}
