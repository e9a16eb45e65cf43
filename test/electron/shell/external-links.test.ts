import { describe, expect, test } from "vitest";
import { MAX_LINK_LENGTH, judgeLink } from "../../../electron/shell/external-links.ts";
import { createAsker } from "./requests-scene.ts";

const BAD_SCHEMES = [
  "http",
  "file",
  "ftp",
  "ftps",
  "javascript",
  "data",
  "vbscript",
  "blob",
  "about",
  "chrome",
  "chrome-extension",
  "devtools",
  "view-source",
  "ws",
  "wss",
  "mailto",
  "tel",
  "sms",
  "smb",
  "ssh",
  "sftp",
  "telnet",
  "ldap",
  "ldaps",
  "gopher",
  "git",
  "svn",
  "nfs",
  "dav",
  "magnet",
  "irc",
  "xmpp",
  "sip",
  "sips",
  "facetime",
  "skype",
  "steam",
  "zoommtg",
  "msteams",
  "slack",
  "vscode",
  "vscode-insiders",
  "ms-msdt",
  "ms-settings",
  "ms-officecmd",
  "ms-word",
  "ms-excel",
  "ms-powerpoint",
  "ms-access",
  "ms-visio",
  "ms-search",
  "search-ms",
  "ms-appinstaller",
  "ms-cxh",
  "ms-screenclip",
  "onenote",
  "outlook",
  "shell",
  "res",
  "mk",
  "hcp",
  "its",
  "mhtml",
  "jar",
  "wais",
  "news",
  "nntp",
  "cid",
  "mid",
  "urn",
  "intent",
  "market",
  "itms",
  "itms-services",
  "x-apple.systempreferences",
  "help",
  "applescript",
  "app",
  "watchpost",
  "electron",
  "feed",
  "webcal",
  "calculator",
  "tg",
  "whatsapp",
  "bitcoin",
  "ethereum",
  "ipfs",
  "dweb",
  "doi",
  "geo",
  "maps",
  "rdp",
  "vnc",
  "teamviewer",
  "anydesk",
  "cmd",
  "powershell",
] as const;
const BAD_ADDRESSES = [
  ...BAD_SCHEMES.flatMap((scheme) => [`${scheme}://example.org/`, `${scheme}:x`]),
  "https://user@example.org/",
  "https://user:secret@example.org/",
  "https://:p@example.org/",
  "https://",
  "https:///",
  "https:",
  "//example.org/",
  "/relative",
  "example.org",
  "",
  " ",
  " https://example.org/",
  "https://example.org/\n",
  "https://exa\tmple.org/",
  "https://example.org/\u0000",
  "https://example.org/\u202Egnp.exe",
  "https://exam\u200Bple.org/",
  "https:\\\\example.org\\",
  "https://example.org\\@evil.example/",
  "https://[::1",
  "https://example.org:99999/",
  "https://%/",
  "https://exa mple.org/",
  `https://example.org/${"x".repeat(MAX_LINK_LENGTH)}`,
];

describe("a link out of the program", () => {
  test("is tried with more than 200 bad addresses", () => {
    expect(BAD_ADDRESSES.length).toBeGreaterThan(200);
  });

  test.each(BAD_ADDRESSES)("is refused: %j", (address) => {
    expect(judgeLink(address)).toEqual({ kind: "refused" });
  });

  test("is serialised anew, so that what is shown is what is opened", () => {
    expect(judgeLink("HTTPS://EXAMPLE.org:443/a/../b?q=ä")).toEqual({
      kind: "ask",
      address: "https://example.org/b?q=%C3%A4",
      host: "example.org",
      hostInItsScript: null,
    });
  });

  test("shows an internationalised host in both scripts", () => {
    expect(judgeLink("https://münchen.example/")).toMatchObject({
      host: "xn--mnchen-3ya.example",
      hostInItsScript: "münchen.example",
    });
  });

  test("opens only after the analyst agreed, each time", async () => {
    const { ask, scene } = await createAsker();
    scene.answer("dialog.showMessageBox", () => ({ response: 1 }));
    expect(await ask("openExternal", "https://example.org/a")).toBe("opened");
    expect(await ask("openExternal", "https://example.org/a")).toBe("opened");
    expect(scene.argsOf("dialog.showMessageBox")).toHaveLength(2);
    expect(scene.argsOf("shell.openExternal")).toEqual([
      ["https://example.org/a", { activate: true }],
      ["https://example.org/a", { activate: true }],
    ]);
  });

  test("stays closed when the analyst does not agree; that is what Return and Escape mean", async () => {
    const { ask, scene } = await createAsker();
    expect(await ask("openExternal", "https://example.org/")).toBe("cancelled");
    expect(scene.argsOf("dialog.showMessageBox")[0]?.[1]).toMatchObject({
      defaultId: 0,
      cancelId: 0,
    });
    expect(scene.argsOf("shell.openExternal")).toEqual([]);
  });

  test("with a bad address is refused without asking", async () => {
    const { ask, scene } = await createAsker();
    expect(await ask("openExternal", "file:///etc/passwd")).toBe("refused");
    expect(scene.argsOf("dialog.showMessageBox")).toEqual([]);
    expect(scene.argsOf("shell.openPath")).toEqual([]);
  });
});
