import type { Texts } from "../../text/texts.ts";
import { base64Of } from "../documents/base64.ts";
import { sha256 } from "../observables/sha256.ts";
import type { TlpLabel } from "../markings/tlp.ts";

/** What stands in clear in a kit: what one needs to open it, and nothing of the case. */
export interface KitEnvelope {
  readonly format: string;
  readonly version: number;
  readonly kit: string;
  readonly iterations: number;
  readonly salt: string;
  readonly nonce: string;
  readonly data: string;
}

export interface KitPageOptions {
  readonly envelope: KitEnvelope;
  /** BCP 47 of the words in clear. */
  readonly language: string;
  readonly texts: Texts;
  readonly organisation: string;
  readonly tlp: TlpLabel;
  /** The page's own program and style: constant, in no way made of data. */
  readonly script: string;
  readonly style: string;
}

/**
 * The kit as one HTML file. Its policy lets run the one program and the one style whose hashes it names and loads nothing from
 * anywhere: data of the case can neither run nor call home, were it ever to escape its text.
 */
export function kitPage(options: KitPageOptions): string {
  const { envelope, language, texts, organisation, tlp, script, style } = options;
  const { kits } = texts;
  // Only letters, digits and signs of Base64 stand in it: nothing in it can end the element.
  const sealed = JSON.stringify(envelope);
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(kits.title)}</title>
<style>${style}</style>
</head>
<body>
<header><p class="label" data-tlp="${escaped(tlp)}">${escaped(tlp)}</p></header>
<main>
<h1>${escaped(kits.title)}</h1>
<p>${escaped(kits.intro(organisation))}</p>
<noscript><p>${escaped(kits.noScript)}</p></noscript>
${lockForm(kits)}
${openedPart(kits)}
${sentences(kits)}
</main>
<script type="application/json" id="kit">${sealed}</script>
<script>${script}</script>
</body>
</html>
`;
}

function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

type Words = Texts["kits"];

function lockForm(kits: Words): string {
  return `<form id="lock" hidden>
<label for="passphrase">${escaped(kits.passphrase)}</label>
<p id="hint" class="dim">${escaped(kits.passphraseHint)}</p>
<input id="passphrase" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="hint">
<button type="submit">${escaped(kits.open)}</button>
</form>
<p id="status" role="status"></p>`;
}

/** What the program fills in once the kit is open. */
function openedPart(kits: Words): string {
  return `<div id="opened" hidden>
<section aria-labelledby="sheet-title"><h2 id="sheet-title">${escaped(kits.sheetTitle)}</h2><div id="sheet"></div></section>
<section aria-labelledby="questions-title"><h2 id="questions-title">${escaped(kits.questionsTitle)}</h2>
<p>${escaped(kits.questionsHint)}</p>
<form id="answers"><div id="questions"></div><button type="submit">${escaped(kits.seal)}</button></form>
<p id="sealed" role="status"></p><p><a id="again" hidden>${escaped(kits.saveAgain)}</a></p>
</section>
</div>`;
}

/** What the program says; it has no words of its own. */
function sentences(kits: Words): string {
  const said = {
    opening: kits.opening,
    wrong: kits.wrong,
    unsupported: kits.unsupported,
    sealing: kits.sealing,
    sealed: kits.sealed("{name}"),
    empty: kits.nothingFilled,
  };
  const lines = Object.entries(said).map(([id, text]) => `<p id="say-${id}">${escaped(text)}</p>`);
  return `<div hidden>${lines.join("")}</div>`;
}

function hashOf(text: string): string {
  return `sha256-${base64Of(sha256(new TextEncoder().encode(text)))}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? "");
}
