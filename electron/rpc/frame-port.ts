/** One message of the oRPC peer protocol: text, or bytes where a call carries a blob. */
export type Frame = string | Uint8Array;

/** A two-way line for frames. After `close`, `send` does nothing and no listener is called but `onClose`, once. */
export interface FramePort {
  readonly send: (frame: Frame) => void;
  /** `data` is what arrived, unchecked. Only one listener. */
  readonly onData: (listener: (data: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
}

/** The same line for messages of any cloneable shape: to a parser process. */
export interface MessageLine extends Omit<FramePort, "send"> {
  readonly send: (message: unknown) => void;
}

/** Two ends of a line inside one process, for tests and the command line. Frames arrive in order, asynchronously. */
export function createPortPair(): readonly [FramePort, FramePort] {
  const left = createEnd(() => right);
  const right: End = createEnd(() => left);
  return [left.port, right.port];
}

interface End {
  readonly port: FramePort;
  readonly receive: (data: unknown) => void;
  readonly shut: () => void;
}

function createEnd(other: () => End): End {
  let isOpen = true;
  let listener: ((data: unknown) => void) | null = null;
  const closeListeners: (() => void)[] = [];
  const shut = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const closed of closeListeners) closed();
  };
  return {
    receive: (data) => queueMicrotask(() => isOpen && listener?.(data)),
    shut,
    port: {
      send: (frame) => isOpen && other().receive(frame),
      onData: (next) => {
        listener = next;
      },
      onClose: (closed) => closeListeners.push(closed),
      close: () => {
        shut();
        other().shut();
      },
    },
  };
}
