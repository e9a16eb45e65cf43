/**
 * Switches that would weaken or observe the program; any of them ends it (threats D1, command line). Names as
 * Chromium's `hasSwitch` knows them, so that a switch is found wherever it came from. Feature switches are not here:
 * Electron itself may set them; on the command line they are refused like every word that is not ours.
 */
export const REFUSED_SWITCHES = [
  "allow-file-access",
  "allow-file-access-from-files",
  "allow-running-insecure-content",
  "auto-open-devtools-for-tabs",
  "disable-site-isolation-trials",
  "disable-web-security",
  "enable-logging",
  "gpu-launcher",
  "host-resolver-rules",
  "host-rules",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "inspect",
  "inspect-brk",
  "inspect-brk-node",
  "inspect-port",
  "inspect-publish-uid",
  "inspect-wait",
  "js-flags",
  "load-extension",
  "log-file",
  "log-net-log",
  "no-sandbox",
  "no-zygote",
  "ppapi-plugin-launcher",
  "proxy-auto-detect",
  "proxy-bypass-list",
  "proxy-pac-url",
  "proxy-server",
  "remote-allow-origins",
  "remote-debugging-address",
  "remote-debugging-io-pipes",
  "remote-debugging-pipe",
  "remote-debugging-port",
  "remote-debugging-socket-name",
  "renderer-cmd-prefix",
  "single-process",
  "ssl-key-log-file",
  "unsafely-treat-insecure-origin-as-secure",
  "user-data-dir",
  "utility-cmd-prefix",
  "vmodule",
  "gpu-cmd-prefix",
  "browser-subprocess-path",
  "disable-gpu-sandbox",
  "disable-setuid-sandbox",
  "disable-seccomp-filter-sandbox",
] as const;

/** The only word that the program takes. */
export const DEMONSTRATION_SWITCH = "--demo";

export type CommandLineVerdict =
  | { readonly kind: "start"; readonly isDemonstration: boolean }
  | { readonly kind: "refuse"; readonly word: string };

/** What a test driver needs, in a checkout only: whoever can start that can change its code anyway. */
const CHECKOUT_SWITCHES: ReadonlySet<string> = new Set(["inspect", "remote-debugging-port"]);

export interface CommandLine {
  readonly argv: readonly string[];
  readonly isPackaged: boolean;
  /** Whether Chromium saw a switch, wherever it came from. */
  readonly hasSwitch: (name: string) => boolean;
}

/** Decides by the words of the command line and by the switches that Chromium saw. */
export function judgeCommandLine({ argv, isPackaged, hasSwitch }: CommandLine): CommandLineVerdict {
  const isRefused = (name: string): boolean => isPackaged || !CHECKOUT_SWITCHES.has(name);
  const refused = REFUSED_SWITCHES.filter(isRefused).find(hasSwitch);
  if (refused !== undefined) return { kind: "refuse", word: `--${refused}` };
  const words = isPackaged ? argv.slice(1) : wordsOfCheckout(argv);
  const unknown = words.find((word) => word !== DEMONSTRATION_SWITCH);
  if (unknown !== undefined) return { kind: "refuse", word: unknown };
  if (words.length > 1) return { kind: "refuse", word: words.join(" ") };
  return { kind: "start", isDemonstration: words.length === 1 };
}

/** Without Electron itself, the folder that it runs and the switches of a test driver. */
function wordsOfCheckout(argv: readonly string[]): readonly string[] {
  const words = argv
    .slice(1)
    .filter((word) => !CHECKOUT_SWITCHES.has(word.replace(/^--/, "").replace(/=\d{1,5}$/, "")));
  const folder = words.findIndex((word) => !word.startsWith("-"));
  return words.filter((_word, index) => index !== folder);
}
