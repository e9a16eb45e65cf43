import { readFile, realpath } from "node:fs/promises";

import { systemErrorCode } from "./system-error.ts";

/** Type of the file system that a path lies on, as the system calls it; undefined when that can't be told. */
export type MountProbe = (path: string) => Promise<string | undefined>;

/**
 * File systems whose locks and flushes are promises of another machine: two analysts could write at once, and an
 * acknowledged change could be lost (threats row 12).
 */
const NETWORK_MOUNT_TYPES: ReadonlySet<string> = new Set([
  "afs",
  "ceph",
  "cifs",
  "coda",
  "davfs",
  "fuse.ceph",
  "fuse.davfs2",
  "fuse.glusterfs",
  "fuse.gvfsd-fuse",
  "fuse.rclone",
  "fuse.s3fs",
  "fuse.smbnetfs",
  "fuse.sshfs",
  "glusterfs",
  "gfs2",
  "lustre",
  "ncpfs",
  "nfs",
  "nfs4",
  "ocfs2",
  "smb2",
  "smb3",
  "smbfs",
  "unc",
]);

/** Whether a vault must not be opened in place there. */
export function isNetworkMountType(mountType: string): boolean {
  return NETWORK_MOUNT_TYPES.has(mountType);
}

/** Asks the running system: the mount table on Linux, the form of the path on Windows. */
export const systemMountProbe: MountProbe = async (path) => {
  if (process.platform === "win32") return /^[\\/]{2}[^?.]/.test(path) ? "unc" : undefined;
  if (process.platform !== "linux") return undefined;
  try {
    return mountTypeOf(await realpath(path), await readFile("/proc/self/mountinfo", "utf8"));
  } catch (error) {
    // No such path yet, or a system without that table: the other checks decide.
    if (systemErrorCode(error) !== undefined) return undefined;
    throw error;
  }
};

/** Finds the mount that holds an absolute path in the text of `/proc/self/mountinfo` (proc(5)). */
export function mountTypeOf(path: string, mountinfo: string): string | undefined {
  let holder: { readonly point: string; readonly type: string } | undefined;
  for (const line of mountinfo.split("\n")) {
    const [fields = "", types = ""] = line.split(" - ");
    const point = fields.split(" ")[4]?.replaceAll(/\\(\d{3})/g, unescapeOctal);
    const [type] = types.split(" ");
    if (point === undefined || type === undefined || type === "") continue;
    const isInside = point === "/" || path === point || path.startsWith(`${point}/`);
    // A later line of the same length is mounted over the earlier one.
    if (isInside && point.length >= (holder?.point.length ?? 0)) holder = { point, type };
  }
  return holder?.type;
}

function unescapeOctal(_match: string, digits: string): string {
  return String.fromCodePoint(Number.parseInt(digits, 8));
}
