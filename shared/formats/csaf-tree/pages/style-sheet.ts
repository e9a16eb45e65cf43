/** One sheet for light and dark, paper and phone; no font, image or address from elsewhere. */
export const STYLE_SHEET = `:root { color-scheme: light dark; --text: #1b1f24; --soft: #4d5761; --line: #c9d0d6; --back: #ffffff; --raised: #f3f5f7; --link: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ec; --soft: #aeb7c0; --line: #3c454d; --back: #14181c; --raised: #1e242a; --link: #8ec2f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0.75rem 1rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; border-bottom: 1px solid var(--line); }
header p { margin: 0; }
.name a { color: var(--text); font-weight: 600; text-decoration: none; }
.marking { font-weight: 600; font-size: 0.9rem; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 0.5rem; top: 0.5rem; background: var(--back); padding: 0.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 1.75rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
.text { white-space: pre-line; overflow-wrap: anywhere; max-width: 46rem; margin: 0 0 0.75rem; }
li { overflow-wrap: anywhere; }
.id { color: var(--soft); font-variant-numeric: tabular-nums; }
p.id { margin: 0.5rem 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0; padding: 0.75rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.25rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.6rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: 0.9rem; }
td time { white-space: nowrap; }
td .id { display: block; font-size: 0.9rem; }
.score { font-variant-numeric: tabular-nums; }
form label { display: block; font-weight: 600; }
form input { width: 100%; max-width: 30rem; padding: 0.5rem; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--soft); border-radius: 0.25rem; }
form p { margin: 0.25rem 0; color: var(--soft); }
@media (max-width: 36rem) { th:nth-child(4), td:nth-child(4) { display: none; } th, td { padding: 0.4rem 0.35rem; } }
@media print { header, footer, form, .skip { display: none; } body { background: #fff; color: #000; } }
`;
