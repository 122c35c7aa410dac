import { createHash } from 'node:crypto';

/** The page's look: system fonts, one column on a phone, light or dark as the reader's system is. */
export const apiPageStyle = `
:root { color-scheme: light dark; --ink: #23211e; --soft: #6b655c; --line: #ddd6ca; --paper: #fbf9f5; --card: #ffffff; --accent: #a8421f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece7df; --soft: #a59e93; --line: #3a362f; --paper: #191714; --card: #211e1a; --accent: #f0946c; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main, header, nav { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; }
h4 { font-size: .8rem; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); margin: 1.25rem 0 .35rem; }
p { margin: .25rem 0 .75rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; margin: 1rem 0 0; }
nav a, summary { min-height: 2.75rem; display: flex; align-items: center; }
code, pre { font: .875em/1.5 ui-monospace, monospace; }
pre { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .75rem; overflow-x: auto; margin: 0; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: .5rem 0; }
summary { cursor: pointer; flex-wrap: wrap; gap: .25rem .75rem; padding: .5rem 1rem; }
summary .about { color: var(--soft); flex: 1 1 16rem; }
summary code { font-weight: 600; overflow-wrap: anywhere; }
.method { font: 600 .75rem/1 ui-monospace, monospace; min-width: 4rem; color: var(--accent); }
.body { padding: 0 1rem 1rem; border-top: 1px solid var(--line); }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 400; vertical-align: top; width: 14rem; }
th, td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); }
tr:first-child > * { border-top: 0; }
td .type { color: var(--soft); overflow-wrap: anywhere; }
.needed { color: var(--accent); font-size: .8rem; }
footer { padding: 2rem 0 3rem; color: var(--soft); }
@media (max-width: 40rem) { th, td { display: block; width: auto; padding: .25rem 0; } td { border-top: 0; } }
`;

const styleHash = createHash('sha256').update(apiPageStyle).digest('base64');

/** Lets the page's own style sheet in and nothing else: no script runs on it. */
export const apiPagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
