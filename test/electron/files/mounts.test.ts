import { describe, expect, it } from "vitest";

import { isNetworkMountType, mountTypeOf } from "../../../electron/files/mounts.ts";

const MOUNTINFO = `21 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
22 21 0:20 / /proc rw,nosuid shared:5 - proc proc rw
40 21 0:41 / /mnt/team rw,relatime - cifs //server/share rw,vers=3.1
41 21 0:42 / /mnt/team/local rw - ext4 /dev/vdb rw
42 21 0:43 / /mnt/two\\040words rw shared:9 master:3 - nfs4 server:/export rw
43 21 0:44 / /media/stick rw - vfat /dev/sdb1 rw
44 21 0:45 / /media/stick rw - fuse.sshfs user@host: rw
`;

describe("mount of a path", () => {
  it.each([
    ["/home/duty/vault", "ext4"],
    ["/mnt/team", "cifs"],
    ["/mnt/team/vault", "cifs"],
    ["/mnt/teamwork", "ext4"],
    ["/mnt/team/local/vault", "ext4"],
    ["/mnt/two words/vault", "nfs4"],
    ["/media/stick/vault", "fuse.sshfs"],
  ])("%s lies on %s", (path, type) => {
    expect(mountTypeOf(path, MOUNTINFO)).toBe(type);
  });

  it.each(["", "\n\n", "nonsense", "1 2 3 4 / rw"])("is unknown in the table %j", (table) => {
    expect(mountTypeOf("/vault", table)).toBeUndefined();
  });
});

describe("file system of another machine", () => {
  it.each(["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs", "unc"])("%s is one", (type) => {
    expect(isNetworkMountType(type)).toBe(true);
  });

  it.each(["ext4", "btrfs", "xfs", "zfs", "tmpfs", "vfat", "fuse.gocryptfs", "overlay"])(
    "%s is none",
    (type) => {
      expect(isNetworkMountType(type)).toBe(false);
    },
  );
});
