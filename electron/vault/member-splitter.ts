import { MEMBER_HEAD_SIZE_BYTES, parseMemberHead, type BackupMember } from "./backup-format.ts";

/** Gets the members of a backup in their order, every byte authenticated. */
export interface BackupSink {
  readonly begin: (member: BackupMember) => Promise<void>;
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: (member: BackupMember) => Promise<void>;
  /** Called once at the end, also after a failure in the middle of a member. */
  readonly close: () => Promise<void>;
}

/** Finds the members in the content of a backup, which arrives in pieces of any size. */
export class MemberSplitter {
  readonly #sink: BackupSink;
  #head = Buffer.alloc(0);
  #member: BackupMember | undefined;
  #leftBytes = 0;
  #members = 0;

  constructor(sink: BackupSink) {
    this.#sink = sink;
  }

  /** False when the content is no sequence of members. */
  async push(bytes: Uint8Array): Promise<boolean> {
    let rest = bytes;
    while (rest.length > 0) {
      const member = this.#member;
      if (member === undefined) {
        const missing = MEMBER_HEAD_SIZE_BYTES - this.#head.length;
        this.#head = Buffer.concat([this.#head, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (this.#head.length < MEMBER_HEAD_SIZE_BYTES) return true;
        if (!(await this.#beginMember())) return false;
      } else {
        const part = rest.subarray(0, this.#leftBytes);
        await this.#sink.write(part);
        this.#leftBytes -= part.length;
        rest = rest.subarray(part.length);
      }
      await this.#endMember();
    }
    return true;
  }

  /** Number of evidence files; undefined when the content ended within a member or held no database. */
  finish(): number | undefined {
    const isBetween = this.#member === undefined && this.#head.length === 0;
    return isBetween && this.#members > 0 ? this.#members - 1 : undefined;
  }

  async #beginMember(): Promise<boolean> {
    const member = parseMemberHead(this.#head);
    // The database comes first and once, whatever else there is.
    if (member === undefined || (member.kind === "database") !== (this.#members === 0)) {
      return false;
    }
    this.#head = Buffer.alloc(0);
    this.#member = member;
    this.#leftBytes = member.sizeBytes;
    this.#members += 1;
    await this.#sink.begin(member);
    return true;
  }

  async #endMember(): Promise<void> {
    const member = this.#member;
    if (member === undefined || this.#leftBytes > 0) return;
    this.#member = undefined;
    await this.#sink.end(member);
  }
}
