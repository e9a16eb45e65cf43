import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

// Workers would need a second script beside the core, for a gain that no one waits for.
configure({ useWebWorkers: false });

/**
 * A ZIP archive with one file, sealed with AES-256 (WinZip AE-2), as a stream in constant memory: what analysts send samples in,
 * so that neither a mail gateway nor a double click runs them. Stored, not deflated, so that the size is known before.
 * The name of the file stands in clear in it.
 */
export async function encryptedZip(
  name: string,
  sizeBytes: number,
  password: string,
  content: () => AsyncIterable<Uint8Array>,
): Promise<{ readonly sizeBytes: number; readonly stream: () => AsyncIterable<Uint8Array> }> {
  // What the archive adds is the same for every content but none at all, which is not sealed.
  const sample = new Uint8Array(Math.min(1, sizeBytes));
  let sampleBytes = 0;
  for await (const chunk of archive(name, password, once(sample))) sampleBytes += chunk.length;
  return {
    sizeBytes: sampleBytes - sample.length + sizeBytes,
    stream: () => archive(name, password, content()),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (bytes.length > 0) yield bytes;
}

async function* archive(
  name: string,
  password: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let fail = (_error: unknown): void => undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      fail = (error) => {
        controller.error(error);
      };
    },
  });
  const writer = new ZipWriter(writable, OPTIONS);
  const writing = writer
    .add(name, streamOf(content), { password, lastModDate: NO_DATE })
    .then(() => writer.close())
    // Who reads gets the error; who has stopped reading caused it.
    .then(() => undefined, fail);
  yield* readable;
  await writing;
}

/** The same overhead for every size: large files need the 64 bit fields. */
const OPTIONS = { level: 0, encryptionStrength: 3, zip64: true, dataDescriptor: true } as const;

/** The earliest that the format has: when the archive was made is nobody's business. */
const NO_DATE = new Date(1980, 0, 1);

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const step = await iterator.next();
      if (step.done === true) controller.close();
      else controller.enqueue(step.value);
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

/** A file of an archive that is made in memory. */
export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Several small files as one archive, sealed in the same way. Their names stand in clear in it, so they must not tell anything. */
export async function encryptedZipOf(
  files: readonly ZipFile[],
  password: string,
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { ...OPTIONS, zip64: false });
  for (const { path, bytes } of files)
    await writer.add(path, new Uint8ArrayReader(bytes), { password, lastModDate: NO_DATE });
  return writer.close();
}
