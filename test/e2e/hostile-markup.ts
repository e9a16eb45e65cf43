/**
 * Ways in which markup makes a browser speak to a server or run a script (threats rows 20 and 21). Each asks for a
 * path of its own at `origin`, so that a contact names the way it came.
 */
export function hostileMarkup(origin: string): readonly string[] {
  const url = (path: string): string => `${origin}/${path}`;
  const host = new URL(origin).host;
  return [
    ...loadingElements(url),
    ...styles(url),
    ...hints(url, host),
    ...navigation(url),
    ...scripts(url),
    ...mutations(url),
  ];
}

type Url = (path: string) => string;

function loadingElements(url: Url): readonly string[] {
  return [
    `<img src="${url("img")}">`,
    `<img srcset="${url("srcset")} 1x, ${url("srcset-2")} 2x">`,
    `<picture><source srcset="${url("picture")}"><img alt=""></picture>`,
    `<img src="x" lowsrc="${url("lowsrc")}" dynsrc="${url("dynsrc")}">`,
    `<image src="${url("image")}">`,
    `<input type="image" src="${url("input-image")}">`,
    `<body background="${url("body-background")}">`,
    `<table background="${url("table-background")}"><tr><td background="${url("td")}">t</td></tr></table>`,
    `<video src="${url("video")}" poster="${url("poster")}" autoplay></video>`,
    `<audio src="${url("audio")}" autoplay></audio>`,
    `<video><source src="${url("video-source")}"><track src="${url("track")}" default></video>`,
    `<object data="${url("object")}"></object>`,
    `<embed src="${url("embed")}">`,
    `<iframe src="${url("iframe")}"></iframe>`,
    `<iframe srcdoc="<img src='${url("iframe-srcdoc")}'>"></iframe>`,
    `<frameset><frame src="${url("frame")}"></frameset>`,
    `<applet code="a" codebase="${url("applet")}"></applet>`,
    `<svg><image href="${url("svg-image")}" xlink:href="${url("svg-xlink")}"/></svg>`,
    `<svg><use href="${url("svg-use#a")}"/></svg>`,
    `<svg><feImage href="${url("svg-feimage")}"/></svg>`,
    `<svg><filter id="f"><feImage xlink:href="${url("svg-filter")}"/></filter></svg>`,
    `<svg fill="url(${url("svg-fill#a")})"><rect width="9" height="9"/></svg>`,
    `<math><mglyph src="${url("mglyph")}"></mglyph></math>`,
    `<portal src="${url("portal")}"></portal>`,
    `<bgsound src="${url("bgsound")}">`,
    `<menuitem icon="${url("menuitem")}">`,
  ];
}

function styles(url: Url): readonly string[] {
  return [
    `<div style="background:url(${url("style-background")})">s</div>`,
    `<div style="background-image:image-set('${url("image-set")}' 1x)">s</div>`,
    `<div style="list-style:url(${url("list-style")});display:list-item">s</div>`,
    `<div style="cursor:url(${url("cursor")}),auto">s</div>`,
    `<div style="border-image:url(${url("border-image")}) 1">s</div>`,
    `<div style="content:url(${url("content")})">s</div>`,
    `<div style="mask-image:url(${url("mask")});filter:url(${url("filter#a")})">s</div>`,
    `<div style="clip-path:url(${url("clip#a")});shape-outside:url(${url("shape")})">s</div>`,
    `<div style="--a:url(${url("variable")});background:var(--a)">s</div>`,
    `<div style="back\\67round:u\\72l(${url("escaped")})">s</div>`,
    `<style>@import "${url("import")}";</style>`,
    `<style>@font-face{font-family:x;src:url(${url("font")})}p{font-family:x}</style>`,
    `<style>p::before{content:url(${url("before")})}@namespace "${url("namespace")}";</style>`,
    `<style>a[href^="h"]{background:url(${url("selector")})}</style>`,
    `<link rel="stylesheet" href="${url("stylesheet")}">`,
  ];
}

function hints(url: Url, host: string): readonly string[] {
  return [
    `<link rel="prefetch" href="${url("prefetch")}">`,
    `<link rel="preload" as="image" href="${url("preload")}">`,
    `<link rel="modulepreload" href="${url("modulepreload")}">`,
    `<link rel="prerender" href="${url("prerender")}">`,
    `<link rel="preconnect" href="//${host}"><link rel="dns-prefetch" href="//leak.${host}">`,
    `<link rel="icon" href="${url("icon")}"><link rel="manifest" href="${url("manifest")}">`,
    `<link rel="pingback" href="${url("pingback")}"><link rel="import" href="${url("html-import")}">`,
    `<script type="speculationrules">{"prefetch":[{"urls":["${url("speculation")}"]}]}</script>`,
  ];
}

function navigation(url: Url): readonly string[] {
  return [
    `<meta http-equiv="refresh" content="0;url=${url("refresh")}">`,
    `<meta http-equiv="Set-Cookie" content="a=b"><base href="${url("base/")}"><img src="relative">`,
    `<form action="${url("form")}" id="fo"><input autofocus onfocus="this.form.submit()"></form>`,
    `<button form="fo" formaction="${url("formaction")}" autofocus>b</button>`,
    `<a href="${url("ping")}" ping="${url("ping-to")}">a</a>`,
    `<isindex action="${url("isindex")}">`,
    `<html manifest="${url("appcache")}">`,
    `<blockquote cite="${url("cite")}"><q cite="${url("q")}">c</q></blockquote>`,
  ];
}

function scripts(url: Url): readonly string[] {
  return [
    "<script>globalThis.owned=1;parent.owned=1;top.owned=1</script>",
    `<script src="${url("script")}"></script>`,
    `<img src=x onerror="top.owned=1;fetch('${url("onerror")}')">`,
    `<svg onload="top.owned=1"><script>top.owned=1</script></svg>`,
    `<svg><animate onbegin="top.owned=1" attributeName="x" dur="1s"/></svg>`,
    `<details open ontoggle="top.owned=1">d</details>`,
    `<a href="javascript:top.owned=1">j</a><iframe src="javascript:top.owned=1"></iframe>`,
    `<object data="data:text/html,<script>top.owned=1</script>"></object>`,
    `<body onpageshow="top.owned=1" onload="top.owned=1">`,
  ];
}

function mutations(url: Url): readonly string[] {
  return [
    `<noscript><p title="</noscript><img src=${url("noscript")} onerror=top.owned=1>"></noscript>`,
    `<math><mtext><table><mglyph><style><img src=${url("mxss")} onerror=top.owned=1></style></mglyph></table></mtext></math>`,
    `<svg></p><style><a id="</style><img src=${url("svg-style")} onerror=top.owned=1>"></svg>`,
    `<template><img src="${url("template")}"></template><xmp><img src="${url("xmp")}"></xmp>`,
    `<!--><img src="${url("comment")}"-->--><![CDATA[<img src="${url("cdata")}">]]>`,
    `<textarea></textarea><img src="${url("after-textarea")}">`,
    `<plaintext><img src="${url("plaintext")}">`,
  ];
}
