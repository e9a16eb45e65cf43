import type { IpcMainInvokeEvent } from "electron";
import { APP_ORIGIN, isOwnPage } from "./origin.ts";

/** Windows that may talk to main, by what they are; everything else is nobody. */
export type WindowRoles = ReadonlyMap<number, "app">;

/** Facts of a sender, read at once on entry: a frame can be gone a moment later (threats B3 row 54). */
export interface SenderFacts {
  readonly hasFrame: boolean;
  readonly isDetached: boolean;
  readonly isDestroyed: boolean;
  readonly isMainFrame: boolean;
  readonly origin: string | null;
  readonly isOwnPage: boolean;
  readonly role: "app" | null;
}

interface SenderRule {
  readonly name: string;
  readonly holds: (sender: SenderFacts) => boolean;
}

export const SENDER_RULES: readonly SenderRule[] = [
  { name: "has a frame", holds: (sender) => sender.hasFrame },
  { name: "is in a living window", holds: (sender) => !sender.isDestroyed },
  { name: "is attached", holds: (sender) => !sender.isDetached },
  { name: "is the main frame", holds: (sender) => sender.isMainFrame },
  { name: "has our origin", holds: (sender) => sender.origin === APP_ORIGIN },
  { name: "shows our page", holds: (sender) => sender.isOwnPage },
  { name: "is a window of ours", holds: (sender) => sender.role === "app" },
];

export function readSender(event: IpcMainInvokeEvent, roles: WindowRoles): SenderFacts {
  const { sender, senderFrame: frame } = event;
  const isDestroyed = sender.isDestroyed();
  return {
    hasFrame: frame !== null,
    isDetached: frame?.detached ?? true,
    isDestroyed,
    isMainFrame: !isDestroyed && frame !== null && frame === sender.mainFrame,
    origin: frame?.origin ?? null,
    isOwnPage: isOwnPage(frame?.url ?? ""),
    role: roles.get(sender.id) ?? null,
  };
}

/** The first rule that the sender breaks; `null` when it may talk to us. */
export function brokenSenderRule(sender: SenderFacts): string | null {
  return SENDER_RULES.find((rule) => !rule.holds(sender))?.name ?? null;
}
