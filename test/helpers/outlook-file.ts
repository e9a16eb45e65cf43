import CFB from "cfb";

/** Properties of one storage of an Outlook item, by their number (MS-OXPROPS). */
export interface ItemProperties {
  readonly unicode?: Readonly<Record<number, string>>;
  /** Texts in a code page: bytes as they are stored. */
  readonly string8?: Readonly<Record<number, Uint8Array>>;
  readonly binary?: Readonly<Record<number, Uint8Array>>;
  readonly integers?: Readonly<Record<number, number>>;
  readonly times?: Readonly<Record<number, Date>>;
}

export interface OutlookItem extends ItemProperties {
  readonly recipients?: readonly ItemProperties[];
  readonly attachments?: readonly (ItemProperties & { readonly item?: OutlookItem })[];
}

/** An Outlook item as bytes (MS-OXMSG), its container written by a library that the reader under test does not use. */
export function outlookFile(item: OutlookItem): Uint8Array {
  const streams = new Map<string, Uint8Array>();
  addItem(streams, "", item, 32);
  return compoundFile(streams);
}

/** A compound file of these streams; `a/b` is the stream `b` in the storage `a`. */
export function compoundFile(streams: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [path, bytes] of streams) {
    CFB.utils.cfb_add(container, `/${path}`, Buffer.from(bytes), { unsafe: true });
  }
  CFB.utils.cfb_gc(container);
  return Uint8Array.from(Buffer.from(String(CFB.write(container, { type: "base64" })), "base64"));
}

function addItem(
  streams: Map<string, Uint8Array>,
  folder: string,
  item: OutlookItem,
  headerBytes: number,
): void {
  addProperties(streams, folder, item, headerBytes);
  for (const [index, recipient] of (item.recipients ?? []).entries()) {
    addProperties(streams, `${folder}__recip_version1.0_#${number8(index)}/`, recipient, 8);
  }
  for (const [index, attachment] of (item.attachments ?? []).entries()) {
    const inside = `${folder}__attach_version1.0_#${number8(index)}/`;
    addProperties(streams, inside, attachment, 8);
    if (attachment.item !== undefined) {
      addItem(streams, `${inside}__substg1.0_3701000D/`, attachment.item, 24);
    }
  }
}

function addProperties(
  streams: Map<string, Uint8Array>,
  folder: string,
  properties: ItemProperties,
  headerBytes: number,
): void {
  const value = (id: number, type: string): string =>
    `${folder}__substg1.0_${id.toString(16).toUpperCase().padStart(4, "0")}${type}`;
  const entries = <T>(record: Readonly<Record<number, T>> | undefined): [number, T][] =>
    Object.entries(record ?? {}).map(([id, content]) => [Number(id), content]);
  for (const [id, text] of entries(properties.unicode)) {
    streams.set(value(id, "001F"), Uint8Array.from(Buffer.from(text, "utf16le")));
  }
  for (const [id, bytes] of entries(properties.string8)) streams.set(value(id, "001E"), bytes);
  for (const [id, bytes] of entries(properties.binary)) streams.set(value(id, "0102"), bytes);
  const rows = [
    ...entries(properties.integers).map(([id, integer]) => row(0x0003, id, BigInt(integer))),
    ...entries(properties.times).map(([id, time]) =>
      row(0x0040, id, BigInt(time.getTime()) * 10_000n + 116_444_736_000_000_000n),
    ),
  ];
  streams.set(
    `${folder}__properties_version1.0`,
    Uint8Array.from(Buffer.concat([Buffer.alloc(headerBytes), ...rows])),
  );
}

function row(type: number, id: number, content: bigint): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(type, 0);
  bytes.writeUInt16LE(id, 2);
  bytes.writeUInt32LE(6, 4);
  bytes.writeBigInt64LE(content, 8);
  return bytes;
}

function number8(index: number): string {
  return index.toString(16).toUpperCase().padStart(8, "0");
}
