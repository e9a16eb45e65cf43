import { beforeEach, describe, expect, test } from "vitest";

import type { FilePort, FileStatus } from "../../../../electron/files/file-port.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createFolderExchange } from "../../../../electron/services/exchange-folder/exchange-folder.ts";
import { systemError } from "../../../helpers/memory-files.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  editIncident,
  exchange,
  folderDesk,
  guarded,
  introduce,
  introducedPair,
  makeCase,
  makeFolders,
  share,
  STICK,
  tally,
  titleOf,
  type FolderDesk,
} from "./folder-scene.ts";

let disk: PowerCutDisk;
let ours: FolderDesk;
let theirs: FolderDesk;

beforeEach(async () => {
  disk = new PowerCutDisk();
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY", "CERT-ZZ"]);
  [ours, theirs] = await introducedPair();
  await makeCase(us());
});

const us = (files: FilePort = disk.files): ExchangeDesk => ours.on(files);
const them = (files: FilePort = disk.files): ExchangeDesk => theirs.on(files);
const onStick = (): readonly string[] =>
  disk
    .listFiles()
    .filter((path) => path.startsWith(`${STICK}/`))
    .map((path) => path.slice(STICK.length + 1));

/** The stick answers so to everything that would change it. */
function refusing(code: string): FilePort {
  const refuse = async (path: string): Promise<void> => {
    if (path.startsWith(STICK)) throw systemError(code, path);
    await Promise.resolve();
  };
  return {
    ...disk.files,
    createFile: async (path) => {
      await refuse(path);
      return disk.files.createFile(path);
    },
    removeFile: async (path) => {
      await refuse(path);
      await disk.files.removeFile(path);
    },
    rename: async (from, to) => {
      await refuse(to);
      await disk.files.rename(from, to);
    },
  };
}

describe("a stick that can't be written", () => {
  test.each(["EROFS", "EACCES", "EIO"])(
    "because it answers %s is read all the same, and what was to go waits in the vault",
    async (code) => {
      await share(them(), ours.id);
      await share(us(), theirs.id);
      editIncident(us(), { title: "Second" });
      const faulty = await exchange(us(refusing(code)));
      expect(tally(faulty)).toMatchObject({ sent: [], problems: ["medium-failed"] });
      expect(faulty.isSafeToRemove).toBe(false);
      const next = await exchange(us());
      expect(tally(next)).toMatchObject({ sent: ["records"], waiting: 1, problems: [] });
      await exchange(them());
      expect(titleOf(them())).toBe("Second");
    },
  );

  test("and needs nothing written is safe to remove", async () => {
    await share(us(), theirs.id);
    const done = await exchange(us(refusing("EROFS")));
    expect(tally(done)).toMatchObject({ waiting: 1, problems: [] });
    expect(done.isSafeToRemove).toBe(true);
  });

  test("because it is full keeps no half file, and what still fits goes", async () => {
    let room = 12_000;
    const full = guardedWrites((sizeBytes) => (room -= sizeBytes) >= 0);
    await share(us(), theirs.id);
    for (const name of onStick()) await disk.files.removeFile(`${STICK}/${name}`);
    editIncident(us(), { title: "Second" });
    const done = await exchange(us(full));
    expect(tally(done)).toMatchObject({ sent: ["records"], problems: ["disk-full"] });
    expect(done.isSafeToRemove).toBe(false);
    expect(onStick()).toHaveLength(1);
    room = 1_000_000;
    expect(tally(await exchange(us(full)))).toMatchObject({ sent: ["records"], waiting: 1 });
    expect(tally(await exchange(them()))).toMatchObject({ received: 2, problems: [] });
  });

  /** Refuses to write beyond what there is room for. */
  function guardedWrites(fits: (sizeBytes: number) => boolean): FilePort {
    return {
      ...disk.files,
      createFile: async (path) => {
        const file = await disk.files.createFile(path);
        if (!path.startsWith(STICK)) return file;
        return {
          ...file,
          write: async (bytes) => {
            if (!fits(bytes.length)) throw systemError("ENOSPC", path);
            await file.write(bytes);
          },
        };
      },
    };
  }
});

describe("a stick whose files may not be large", () => {
  test("holds parts and a list, is taken in from them, and gives all of them back", async () => {
    const partSizeBytes = 4_000;
    const order = { peerIds: [theirs.id], partSizeBytes };
    await share(us(), theirs.id);
    for (const name of onStick()) await disk.files.removeFile(`${STICK}/${name}`);
    const { sent } = await exchange(us(), order);
    expect(sent[0]?.fileNames.map((name) => name.slice(32))).toEqual([
      ".age.001",
      ".age.002",
      ".age.003",
      ".sha256",
    ]);
    expect(tally(await exchange(us(), order))).toMatchObject({ sent: [], waiting: 1 });
    expect(tally(await exchange(them()))).toMatchObject({ received: 1, problems: [] });
    expect(titleOf(them())).toBe("Mail server reached from outside");
    expect(tally(await exchange(us(), order))).toMatchObject({ received: 1, removed: 4 });
  });

  test("names the part that is missing and takes in the other bundle", async () => {
    const order = { peerIds: [theirs.id], partSizeBytes: 4_000 };
    await exchange(us(), { ...order, namedIncidentIds: [INCIDENT_ID] });
    const [second = ""] = onStick().filter((name) => name.endsWith(".002"));
    editIncident(us(), { title: "Second" });
    await exchange(us(), order);
    await disk.files.removeFile(`${STICK}/${second}`);
    const done = await exchange(them());
    expect(done.refused.map(({ problem }) => problem)).toMatchObject([
      { kind: "incomplete", name: second },
    ]);
    expect(titleOf(them())).toBe("Second");
  });
});

describe("what lies on a stick beside bundles", () => {
  test("is never opened, followed or removed", async () => {
    await share(us(), theirs.id);
    const name = "ab".repeat(16);
    const strange = new Map<string, FileStatus["kind"]>([
      [`${name}.age`, "link"],
      [`${name}.age.001`, "other"],
      [`.tmp-${name}.age`, "link"],
      ["photo.jpg", "other"],
    ]);
    const opened: string[] = [];
    const base = guarded(disk.files, () => undefined);
    const files: FilePort = {
      ...base,
      readDirectory: async (path) => [
        ...(await base.readDirectory(path)),
        ...(path === STICK ? strange.keys() : []),
      ],
      status: async (path) => {
        const kind = strange.get(path.slice(STICK.length + 1));
        return kind === undefined
          ? base.status(path)
          : { kind, sizeBytes: 2 ** 40, modifiedAtMs: 0 };
      },
      openForReading: async (path) => {
        opened.push(path);
        return base.openForReading(path);
      },
      removeFile: async (path) => {
        opened.push(path);
        await base.removeFile(path);
      },
    };
    const done = await exchange(them(files));
    expect(tally(done)).toMatchObject({
      received: 1,
      problems: ["not-a-regular-file", "not-a-regular-file"],
    });
    expect(opened.filter((path) => strange.has(path.slice(STICK.length + 1)))).toEqual([]);
  });

  test("as a temporary file is removed when it is ours, and left when it is another desk's", async () => {
    await share(us(), theirs.id);
    const [name = ""] = onStick();
    for (const left of [`.tmp-${name}`, `.tmp-${"cd".repeat(16)}.age`]) {
      const file = await disk.files.createFile(`${STICK}/${left}`);
      await file.write(Buffer.from("half"));
    }
    const { removed } = await exchange(us());
    expect(removed).toEqual([`.tmp-${name}`]);
    expect(onStick()).toContain(`.tmp-${"cd".repeat(16)}.age`);
  });
});

describe("a stick that serves several", () => {
  test("shows each its own, and what it tells of the others is that there is something", async () => {
    const third = await folderDesk("CERT-ZZ");
    for (const [to, whom] of [
      [ours, third],
      [third, ours],
    ] as const) {
      await introduce(to, whom);
    }
    await share(us(), theirs.id);
    await share(us(), third.id);
    const done = await exchange(third.on(disk.files));
    expect(tally(done)).toMatchObject({ received: 1, problems: ["not-for-us"] });
    expect(done.refused.map(({ fileName }) => fileName)).toHaveLength(1);
    expect(tally(await exchange(them()))).toMatchObject({ received: 1 });
    // Both say what came; both bundles leave the stick.
    const back = await exchange(us());
    expect(tally(back)).toMatchObject({ received: 2, removed: 2 });
  });

  test("takes from a third sender only what that one wrote itself", async () => {
    const { sent } = await share(us(), theirs.id);
    const file = `${STICK}/${sent[0]?.fileNames[0] ?? ""}`;
    // Their desk lost its card of ours: nobody is known who could have signed it.
    const stranger = await folderDesk("CERT-ZZ");
    const done = await exchange(stranger.on(disk.files));
    expect(tally(done)).toMatchObject({ received: 0, sent: [], problems: ["not-for-us"] });
    expect(await disk.files.status(file)).toMatchObject({ kind: "file" });
  });
});

test.each(["/CERT-XX", "/CERT-XX/outbox"])(
  "a folder inside the vault is refused: %s",
  async (directory) => {
    const order = { directory, peerIds: "all", namedIncidentIds: [] } as const;
    expect(await createFolderExchange(us()).run(order, {})).toEqual({
      ok: false,
      error: { kind: "carrier-inside-vault", path: directory },
    });
  },
);

test("cancelled before it began, it writes nothing and says so", async () => {
  await share(them(), ours.id);
  const done = await createFolderExchange(us()).run(
    { directory: STICK, peerIds: [theirs.id], namedIncidentIds: [] },
    { signal: AbortSignal.abort() },
  );
  expect(done).toMatchObject({
    ok: true,
    value: { received: [], sent: [], isCancelled: true, isSafeToRemove: false },
  });
});
