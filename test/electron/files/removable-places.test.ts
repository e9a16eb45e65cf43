import { expect, test } from "vitest";
import { mountedPlaces } from "../../../electron/files/removable-places.ts";

const MOUNTINFO = [
  "24 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw",
  "31 24 0:28 / /home rw shared:2 - ext4 /dev/nvme0n1p3 rw",
  String.raw`95 24 8:17 / /run/media/duty/CERT\040STICK rw,nosuid shared:9 - vfat /dev/sdb1 rw`,
  "96 24 8:33 / /media/duty/BACKUP ro,nosuid shared:10 - exfat /dev/sdc1 ro",
  "97 24 8:33 / /media/duty/BACKUP ro,nosuid shared:10 - exfat /dev/sdc1 ro",
  "broken",
].join("\n");

test("media that were plugged in are told from the system's own disks, each once, as they are called", () => {
  expect(mountedPlaces(MOUNTINFO)).toEqual(["/media/duty/BACKUP", "/run/media/duty/CERT STICK"]);
});
