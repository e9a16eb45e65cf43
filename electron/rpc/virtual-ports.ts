import type { Frame, FramePort } from "./frame-port.ts";

/** Many frame ports over one line whose messages name the connection. Used at both ends. */
export interface VirtualPorts {
  /** Makes this side's end; an end of the same name is closed first. */
  readonly open: (connection: string) => FramePort;
  /** A frame arrived; frames for unknown connections are dropped (the other side closed meanwhile). */
  readonly receive: (connection: string, data: unknown) => void;
  /** The other side closed. */
  readonly closed: (connection: string) => void;
  readonly closeAll: () => void;
  readonly count: () => number;
}

export interface VirtualPortsLine {
  readonly sendFrame: (connection: string, data: Frame) => void;
  readonly sendDisconnect: (connection: string) => void;
}

interface End {
  listener: (data: unknown) => void;
  readonly waiting: unknown[];
  readonly closeListeners: (() => void)[];
}

/** Frames that arrive before `onData` wait, as with a real message port. */
export function createVirtualPorts(line: VirtualPortsLine): VirtualPorts {
  const ends = new Map<string, End>();
  const closed = (connection: string): void => {
    const end = ends.get(connection);
    ends.delete(connection);
    for (const listener of end?.closeListeners ?? []) listener();
  };
  const closeHere = (connection: string): void => {
    if (!ends.has(connection)) return;
    line.sendDisconnect(connection);
    closed(connection);
  };
  const open = (connection: string): FramePort => {
    closeHere(connection);
    const waiting: unknown[] = [];
    const end: End = { listener: (data) => waiting.push(data), waiting, closeListeners: [] };
    ends.set(connection, end);
    const isCurrent = (): boolean => ends.get(connection) === end;
    return {
      send: (frame) => isCurrent() && line.sendFrame(connection, frame),
      onData: (listener) => {
        end.listener = listener;
        for (const data of end.waiting.splice(0)) listener(data);
      },
      onClose: (listener) => end.closeListeners.push(listener),
      close: () => isCurrent() && closeHere(connection),
    };
  };
  return {
    open,
    receive: (connection, data) => ends.get(connection)?.listener(data),
    closed,
    closeAll: () => {
      for (const connection of Array.from(ends.keys())) closed(connection);
    },
    count: () => ends.size,
  };
}
