import type { HeaderField } from "../mail/headers.ts";
import type { ParameterizedValue } from "../mail/parameters.ts";
import type { MimePart } from "../mail/structure.ts";

/** One body or file of an item, as the leaf that it is in a mail. */
export function leaf(content: {
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly charset?: string;
  /** Name of a file; a body has none. */
  readonly name?: string;
  readonly fields?: readonly HeaderField[];
}): MimePart {
  const { path, type, bytes, charset, name, fields } = content;
  return {
    source: bytes,
    path,
    fields: fields ?? [],
    type: value(type, charset === undefined ? [] : [["charset", charset]]),
    disposition: name === undefined ? value("", []) : value("attachment", [["filename", name]]),
    encoding: "",
    bodyStart: 0,
    bodyEnd: bytes.length,
    children: [],
    isMessage: false,
  };
}

/**
 * A part that holds others. Its source is that of its first child: the reader takes a container whose children lie in
 * other bytes for an encoded message, and keeps that as a file.
 */
export function container(content: {
  readonly path: string;
  readonly type: string;
  readonly children: readonly MimePart[];
  readonly fields?: readonly HeaderField[];
  readonly isMessage?: boolean;
}): MimePart {
  const { path, type, children, fields, isMessage } = content;
  return {
    source: children[0]?.source ?? new Uint8Array(0),
    path,
    fields: fields ?? [],
    type: value(type, []),
    disposition: value("", []),
    encoding: "",
    bodyStart: 0,
    bodyEnd: 0,
    children,
    isMessage: isMessage ?? false,
  };
}

function value(
  text: string,
  parameters: readonly (readonly [string, string])[],
): ParameterizedValue {
  return { value: text, parameters: new Map(parameters) };
}
