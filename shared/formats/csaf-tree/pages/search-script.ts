/** The only script of the site. It writes texts, never markup, and loads only the index beside it. */
export const SEARCH_SCRIPT = `"use strict";
const form = document.getElementById("search");
const query = document.getElementById("query");
const status = document.getElementById("status");
const hits = document.getElementById("hits");
const fold = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
let entries;
async function load() {
  entries ??= (await (await fetch("search-index.json")).json()).map(([path, title, words]) => ({
    path,
    title,
    folded: fold(title + " " + words),
  }));
  return entries;
}
async function search() {
  const wanted = fold(query.value).split(/\\s+/).filter(Boolean);
  const all = await load();
  if (fold(query.value).split(/\\s+/).filter(Boolean).join(" ") !== wanted.join(" ")) return;
  const found = wanted.length === 0 ? [] : all.filter(({ folded }) => wanted.every((word) => folded.includes(word)));
  hits.replaceChildren(...found.slice(0, 50).map(({ path, title }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = path;
    link.textContent = title;
    item.append(link);
    return item;
  }));
  status.textContent = wanted.length === 0 ? "" : found.length === 0 ? form.dataset.none : found.length + " " + form.dataset.found;
}
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
query.addEventListener("input", () => void search());
`;
