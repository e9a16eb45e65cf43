import { err, ok, type Result } from "../../../shared/result.ts";
import { STANZA_STEPS } from "../../../shared/exchange/bundle/limits.ts";
import type { RecipientKind } from "../../../shared/exchange/bundle/manifest.ts";
import type { BundleRefusalOf } from "../../../shared/exchange/bundle/refusal.ts";
import type { AgeHeader, HeaderStanza } from "./header-format.ts";

export type StanzaRefusal = BundleRefusalOf<
  | "passphrase-refused"
  | "stanza-refused"
  | "mixed-recipients"
  | "header-malformed"
  | "recipients-changed"
>;

/** Names of the native stanzas, and the form that each has: base 64 of a share, and of 32 bytes. */
const NATIVE_STANZAS: Readonly<
  Record<string, { readonly kind: RecipientKind; readonly share: RegExp }>
> = {
  X25519: { kind: "x25519", share: /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/ },
  mlkem768x25519: { kind: "hybrid", share: /^[A-Za-z0-9+/]{1493}[AQgw]$/ },
};
const BODY_CHARS = 43;

/**
 * Whether a header is one that a bundle may have (docs/bundle-format.md §3.2), decided before any operation with a key: what
 * a hostile file may make us compute is then 32 stanzas of one native kind.
 */
export function judgeStanzas({
  stanzas,
}: AgeHeader): Result<{ readonly kind: RecipientKind }, StanzaRefusal> {
  const kinds = new Set<RecipientKind>();
  for (const stanza of stanzas) {
    const judged = judgeStanza(stanza);
    if (!judged.ok) return judged;
    kinds.add(judged.value);
  }
  const [kind, other] = kinds;
  if (kind === undefined || other !== undefined) return err({ kind: "mixed-recipients" });
  if (!STANZA_STEPS.some((step) => step === stanzas.length)) {
    return err({ kind: "recipients-changed", found: String(stanzas.length), signed: null });
  }
  return ok({ kind });
}

/** The kind of a native stanza; refuses every other, and one whose form is not that of its type. */
export function judgeStanza({
  type,
  args,
  bodyBase64,
}: HeaderStanza): Result<RecipientKind, StanzaRefusal> {
  if (type === "scrypt") return err({ kind: "passphrase-refused" });
  const native = Object.hasOwn(NATIVE_STANZAS, type) ? NATIVE_STANZAS[type] : undefined;
  if (native === undefined) return err({ kind: "stanza-refused", type });
  const [share = ""] = args;
  if (args.length !== 1 || !native.share.test(share) || bodyBase64.length !== BODY_CHARS) {
    return err({ kind: "header-malformed", offsetBytes: 0 });
  }
  return ok(native.kind);
}
