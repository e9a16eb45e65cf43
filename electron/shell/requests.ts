import { join } from "node:path";
import type { BrowserWindow, IpcMainInvokeEvent, MessagePortMain } from "electron";
import { z } from "zod";
import type { LinkOutcome, PlatformFacts, SaveOutcome } from "../../shared/session/bridge.ts";
import type { ShellTexts } from "../../shared/text/en/shell.ts";
import { safeFileName } from "../host/safe-file-name.ts";
import type { CoreLink } from "../rpc/core-link.ts";
import { EVENT_CHANNELS, REQUEST_CHANNELS } from "./channels.ts";
import type { ElectronApi } from "./electron-api.ts";
import { MAX_LINK_LENGTH, openLink } from "./external-links.ts";
import { brokenSenderRule, readSender } from "./sender.ts";
import type { WindowRoles } from "./sender.ts";

export interface RequestOptions {
  readonly electron: Pick<
    ElectronApi,
    "app" | "BrowserWindow" | "dialog" | "ipcMain" | "MessageChannelMain" | "safeStorage" | "shell"
  >;
  readonly core: () => Promise<CoreLink<MessagePortMain>>;
  readonly roles: WindowRoles;
  readonly texts: ShellTexts;
  readonly platform: NodeJS.Platform;
  readonly hasKeychain: () => Promise<boolean>;
  readonly onRefusal: (channel: string, rule: string) => void;
}

/** A window that main knows, found by the checked sender. */
interface Requester {
  readonly event: IpcMainInvokeEvent;
  readonly window: BrowserWindow;
}

const saveSchema = z.tuple([z.string().regex(/^[\w-]{43}$/), z.string().max(1_024)]);
const linkSchema = z.tuple([z.string().max(MAX_LINK_LENGTH)]);
const nothingSchema = z.tuple([]);

/** Answers what windows ask: one handler for each verb, sender first, then arguments, then work (threats D1, IPC). */
export function handleRequests(options: RequestOptions): void {
  const { electron } = options;
  const on = createRegistrar(options);
  on("connect", nothingSchema, "refused", (requester) => connect(requester, options));
  on("platformFacts", nothingSchema, null, () => platformFacts(options));
  on("saveDownload", saveSchema, REFUSED, ({ window }, [ticket, name]) =>
    saveDownload(window, ticket, name, options),
  );
  on("openExternal", linkSchema, "refused", ({ window }, [address]): Promise<LinkOutcome> =>
    openLink(electron, window, options.texts, address),
  );
}

const REFUSED: SaveOutcome = { kind: "failed", reason: "refused" };

function createRegistrar({ electron, roles, onRefusal }: RequestOptions) {
  return <T extends z.ZodType, Answer>(
    name: keyof typeof REQUEST_CHANNELS,
    schema: T,
    refused: Answer,
    act: (requester: Requester, words: z.infer<T>) => Promise<Answer>,
  ): void => {
    const channel = REQUEST_CHANNELS[name];
    electron.ipcMain.handle(channel, async (event, ...words: unknown[]): Promise<Answer> => {
      const broken = brokenSenderRule(readSender(event, roles));
      const window = broken === null ? electron.BrowserWindow.fromWebContents(event.sender) : null;
      const parsed = schema.safeParse(words);
      if (window !== null && parsed.success) return act({ event, window }, parsed.data);
      onRefusal(channel, broken ?? "arguments of the right shape");
      return refused;
    });
  };
}

async function connect(
  { event }: Requester,
  { electron, core, roles, onRefusal }: RequestOptions,
): Promise<"connected" | "refused"> {
  const link = await core();
  // The core may have taken its time: the frame that asked must still be there to get the port.
  const broken = brokenSenderRule(readSender(event, roles));
  if (broken !== null) {
    onRefusal(REQUEST_CHANNELS.connect, broken);
    return "refused";
  }
  const { port1, port2 } = new electron.MessageChannelMain();
  link.connectPort(connectionOf(event.sender.id), port2);
  event.sender.mainFrame.postMessage(EVENT_CHANNELS.corePort, null, [port1]);
  return "connected";
}

/** Name of a window's connection at the core. */
export function connectionOf(webContentsId: number): string {
  return `window-${String(webContentsId)}`;
}

/** Asks for the place in main's own dialog; the path goes to the core and never to the window. */
async function saveDownload(
  window: BrowserWindow,
  ticket: string,
  suggestedName: string,
  { electron, core, texts }: RequestOptions,
): Promise<SaveOutcome> {
  const { canceled, filePath } = await electron.dialog.showSaveDialog(window, {
    title: texts.saveTitle,
    defaultPath: join(electron.app.getPath("downloads"), safeFileName(suggestedName)),
    properties: ["createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
  });
  if (canceled || filePath === "") return { kind: "cancelled" };
  return (await core()).saveDownload(ticket, filePath);
}

async function platformFacts(options: RequestOptions): Promise<PlatformFacts> {
  return {
    shell: "electron",
    operatingSystem: OPERATING_SYSTEMS[options.platform] ?? "linux",
    version: options.electron.app.getVersion(),
    hasKeychain: await options.hasKeychain(),
  };
}

const OPERATING_SYSTEMS: Readonly<Record<string, PlatformFacts["operatingSystem"]>> = {
  darwin: "macos",
  linux: "linux",
  win32: "windows",
};
