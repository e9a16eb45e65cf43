import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decideHtml } from "../../../renderer/trusted/policy.ts";
import { htmlToText, sanitiseHtml } from "../../../renderer/ui/html-mail/sanitise-html.ts";
import { buildSrcdoc, isBuiltSrcdoc } from "../../../renderer/ui/html-mail/srcdoc.ts";
import { elapsedMs } from "../../helpers/elapsed.ts";

/** Ways to run something or to contact somebody from a mail (threats rows 20 and 21). */
const HOSTILE = [
  `<script>x()</script>`,
  `<SCRIPT src=//evil.test/x.js></SCRIPT>`,
  `<scr<script>ipt>x()</scr</script>ipt>`,
  `<img src="https://evil.test/p.gif">`,
  `<img srcset="https://evil.test/p.gif 2x">`,
  `<img src=x onerror=x()>`,
  `<img src='x'onerror='x()'>`,
  `<svg onload=x()><animate href=#a attributeName=href to=javascript:x()></svg>`,
  `<svg><style><img src="</style><img src=x onerror=x()>"></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x()&gt;">`,
  `<p style="background:url(https://evil.test/a)">a</p>`,
  `<style>@import "https://evil.test/a.css"; p{background:url(//evil.test)}</style>`,
  `<link rel=stylesheet href=https://evil.test/a.css><link rel=dns-prefetch href=//evil.test>`,
  `<meta http-equiv=refresh content="0;url=https://evil.test">`,
  `<base href=https://evil.test/><a href=x>a</a>`,
  `<iframe src=https://evil.test></iframe><iframe srcdoc="<script>x()</script>"></iframe>`,
  `<object data=https://evil.test></object><embed src=https://evil.test>`,
  `<form action=https://evil.test><input type=image src=https://evil.test/a><button formaction=//evil.test>`,
  `<video poster=https://evil.test><source src=https://evil.test></video><audio src=//evil.test></audio>`,
  `<body background=https://evil.test onload=x()>`,
  `<table background=https://evil.test><td background=//evil.test>`,
  `<a href="javascript:x()">a</a><a href=" &#106;avascript:x()">b</a>`,
  `<a ping=https://evil.test href=https://evil.test>a</a>`,
  `<input autofocus onfocus=x()><details open ontoggle=x()>`,
  `<noscript><p title="</noscript><img src=x onerror=x()>">`,
  `<textarea><script>x()</script></textarea>`,
  `<template><script>x()</script></template>`,
  `<!--><script>x()</script>-->`,
  `<![CDATA[<script>x()</script>]]>`,
  `<?xml-stylesheet href="https://evil.test"?>`,
  `<div/onmouseover='x()'>a`,
  `<p title="a>b" onclick=x()>c`,
  `<b\u0000 onclick=x()>a</b>`,
  `<isindex action=https://evil.test type=image>`,
  `<marquee onstart=x()>a</marquee>`,
  `<xss style="behavior:url(x)">`,
];

describe("hostile HTML mail, rebuilt", () => {
  test.each(HOSTILE)("holds nothing that acts or reaches out: %s", (html) => {
    expectHarmless(sanitiseHtml(html).html);
  });

  test("of any input holds only arranging elements and escaped text", () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom("<", ">", '"', "'", "=", "</", "<p", "&lt;", "<!--"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expectHarmless(sanitiseHtml(pieces.join("")).html);
      }),
    );
  });

  test("keeps what arranges the text", () => {
    const html = `<h1>A</h1><p dir=rtl>b <b>c</b><br>d</p><table><tr><td colspan="2" width=9>e</td></tr></table>`;
    expect(sanitiseHtml(html).html).toBe(
      `<h1>A</h1><p dir="rtl">b <b>c</b><br>d</p><table><tr><td colspan="2">e</td></tr></table>`,
    );
  });

  test("shows where a link leads, defanged, beside its words", () => {
    expect(sanitiseHtml(`<a href="https://bank.evil.test/login?a=1">your bank</a>`).html).toBe(
      `your bank<span class="address"> [hxxps://bank[.]evil[.]test/login?a=1]</span>`,
    );
  });

  test("counts what was taken out", () => {
    const html = `<img src=https://evil.test/a><p onclick=x()>a</p><script>1</script>`;
    expect(sanitiseHtml(html).removedCount).toBe(4);
    expect(sanitiseHtml("<p>a</p>").removedCount).toBe(0);
  });

  test("is well formed: every element that was opened is closed in order", () => {
    expect(sanitiseHtml("<div><p><b>a</div></i>b<ul><li>c").html).toBe(
      "<div><p><b>a</b></p></div>b<ul><li>c</li></ul>",
    );
  });

  test.each([
    ["unclosed tags", "<b>".repeat(400_000)],
    ["unclosed scripts", "<script>".repeat(200_000)],
    ["unclosed attributes", `<a href="`.repeat(200_000)],
    ["less-than signs", "<".repeat(1_500_000)],
    ["comments without an end", "<!--".repeat(400_000)],
    ["spaces", `<p>${" ".repeat(1_500_000)}`],
    ["ampersands", "&".repeat(1_500_000)],
  ])("takes a flood of %s within a second", (_name, html) => {
    const runs = Array.from({ length: 3 }, () => elapsedMs(() => sanitiseHtml(html)));
    expect(Math.min(...runs)).toBeLessThan(1_000);
    const textRuns = Array.from({ length: 3 }, () => elapsedMs(() => htmlToText(html)));
    expect(Math.min(...textRuns)).toBeLessThan(1_000);
  });
});

describe("the text of HTML mail", () => {
  test("puts blocks on lines of their own and names the addresses of links", () => {
    const html = `<style>p{}</style><p>Dear&nbsp;all,</p><p>see <a href="http://a.test/x">here</a>.</p><ul><li>one<li>two</ul>`;
    expect(htmlToText(html)).toBe("Dear all,\n\nsee here [hxxp://a[.]test/x].\n\none\ntwo");
  });

  test("decodes character references once only", () => {
    expect(htmlToText("&lt;b&gt; &amp;lt; &#8364; &#x1F600; &unknown; &#0;")).toBe(
      "<b> &lt; € 😀 &unknown; \ufffd",
    );
  });
});

describe("the document of the scriptless frame", () => {
  test("forbids everything but its own style, before any content", () => {
    const { html } = buildSrcdoc("<p>a</p>", "n0nce");
    expect(html).toContain(
      `content="default-src 'none'; style-src 'nonce-n0nce'; form-action 'none'; base-uri 'none'"`,
    );
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<p>a</p>"));
  });

  test("is the only text with markup that the Trusted Types policy lets into a frame", () => {
    const { html } = buildSrcdoc("<p>hello</p>", "n");
    expect(isBuiltSrcdoc(html)).toBe(true);
    expect(decideHtml(html, "HTMLIFrameElement srcdoc")).toBe(html);
    expect(decideHtml(`${html} `, "HTMLIFrameElement srcdoc")).toBeNull();
    expect(decideHtml(html, "Element innerHTML")).toBeNull();
  });

  test("does not stop the kit from writing CSS text", () => {
    expect(decideHtml(":root{--a:1px}", "Element innerHTML")).toBe(":root{--a:1px}");
    expect(decideHtml("<img>", "Element innerHTML")).toBeNull();
  });
});

const ALLOWED_TAG =
  /^<\/?(?:p|div|span|br|hr|h[1-6]|b|strong|i|em|u|s|del|ins|small|su[bp]|big|center|[uod]l|li|d[td]|blockquote|pre|code|tt|kbd|samp|var|table|caption|t(?:head|body|foot|r|d|h)|address|article|section|header|footer|main|bd[io]|cite|q|abbr|time|figure|figcaption)(?: (?:class="address"|(?:colspan|rowspan|align|valign|dir)="[a-z0-9]{1,8}"))*>$/i;

function expectHarmless(html: string): void {
  for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(ALLOWED_TAG);
}
