import { TRUSTED_TYPES_POLICY } from "../../shared/session/protocol.ts";
import { isBuiltSrcdoc } from "../ui/html-mail/srcdoc.ts";

interface TrustedTypesFactory {
  readonly createPolicy: (
    name: string,
    rules: {
      readonly createHTML: (text: string, type?: string, sink?: string) => string | null;
      readonly createScript: (text: string) => string | null;
      readonly createScriptURL: (text: string) => string | null;
    },
  ) => unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory;
  }
}

/**
 * The only Trusted Types policy of the page. It has to be the default one, because the UI kit writes CSS text through
 * `innerHTML` of style elements. Text with `<` passes for one sink only: the scriptless frame, and there only a
 * document that the sanitiser has built. Script text and script addresses never pass.
 */
export function installTrustedTypesPolicy(): void {
  window.trustedTypes?.createPolicy(TRUSTED_TYPES_POLICY, {
    createHTML: (text, _type, sink) => decideHtml(text, sink),
    createScript: () => null,
    createScriptURL: () => null,
  });
}

/** `null` refuses. Exported for its test. */
export function decideHtml(text: string, sink: string | undefined): string | null {
  if (!text.includes("<")) return text;
  return sink?.endsWith("srcdoc") === true && isBuiltSrcdoc(text) ? text : null;
}
