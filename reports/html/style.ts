/** The look of a scorecard: on paper, on a wide screen, on a phone, by day and by night. Fonts are those of the reader's system. */
import { html } from './escape.ts';

const light = html`color-scheme:light;--ground:#f3f4f6;--paper:#fff;--ink:#1b232e;--muted:#535e6c;--line:#d5dae1;--accent:#1c4a86;--fail:#a11919;--fail-soft:#fbeceb;
--review:#774900;--review-soft:#fcf2dc;--error:#46515f;--error-soft:#eaedf1;--pass:#17623a;--pass-soft:#e4f3ea;--bar:#3f6ea8`;
const dark = html`color-scheme:dark;--ground:#12161b;--paper:#1a2027;--ink:#e4e8ed;--muted:#a7b1be;--line:#353e49;--accent:#8fb8f2;--fail:#ff9f97;--fail-soft:#3b2121;
--review:#f0c56d;--review-soft:#38301a;--error:#bac4d0;--error-soft:#2a323c;--pass:#8ad3a5;--pass-soft:#1d3426;--bar:#6f9fd8`;

export const style = html`
:root{${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1.25rem 3rem;background:var(--ground);color:var(--ink);overflow-wrap:anywhere;
font:1rem/1.75 -apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif}
h1,.stamp strong{font-family:"Songti SC",STZhongsong,"Source Han Serif SC","Noto Serif CJK SC",SimSun,serif}
h1{font-size:1.9rem;line-height:1.35;margin:.1rem 0 1rem}
h2{font-size:1.25rem;line-height:1.4;margin:0 0 .9rem;padding-bottom:.45rem;border-bottom:2px solid var(--accent)}
h3{font-size:1.05rem;line-height:1.5;margin:1.2rem 0 .5rem}
h4{font-size:1rem;margin:.9rem 0 .3rem}
p{margin:.45rem 0}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
ul,ol,dl,dd{margin:0;padding:0}
code{font-family:ui-monospace,Consolas,Menlo,monospace;font-size:.85em;color:var(--muted);font-weight:400}
.aside{color:var(--muted);font-size:.9rem}
.note{color:var(--muted);border-left:3px solid var(--line);padding-left:.7rem}
.count{color:var(--muted);font-weight:400;font-size:.9em;margin:0 .2em}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
header,main>section,nav{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:1.25rem 1.5rem;margin-bottom:1rem}
header{border-top:4px solid var(--accent)}
.kind{color:var(--muted);margin:0;letter-spacing:.08em}
header dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(23rem,1fr));gap:.3rem 2rem}
header dl>div{display:grid;grid-template-columns:6.5em 1fr}
:root:lang(en) header dl>div{grid-template-columns:8em 1fr}
dt{color:var(--muted)}
nav{padding:.7rem 1.5rem}nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.3rem;list-style:none}
nav a{display:inline-block;padding:.15rem 0;text-decoration:none}nav a:hover{text-decoration:underline}
footer{color:var(--muted);text-align:center;font-size:.9rem}
.verdict{border-left:6px solid var(--review)}
.verdict.veto,.verdict.unqualified{border-left-color:var(--fail)}.verdict.qualified{border-left-color:var(--pass)}
.stamp{margin:.2rem 0;line-height:1.3}.stamp strong{font-size:2.6rem;letter-spacing:.06em;color:var(--review)}
:lang(en) .stamp strong{letter-spacing:0}
.veto .stamp strong,.unqualified .stamp strong{color:var(--fail)}.qualified .stamp strong{color:var(--pass)}
.grade{margin-left:.8rem;font-size:1.1rem}
.score{font-size:1.1rem}.score b{font-size:1.5rem;font-variant-numeric:tabular-nums}
.bar{display:block;overflow:visible;margin:.6rem 0}
.bar .scale{fill:var(--error-soft);stroke:var(--line)}.bar .reached,.bar .hatch{fill:var(--bar)}.bar .open{stroke:var(--bar)}
.bar line{stroke:var(--muted);stroke-width:1;stroke-dasharray:3 3}.bar .pass-line{stroke:var(--fail);stroke-width:2;stroke-dasharray:none}
.bar text{fill:var(--ink);font-size:13px}
.tree,.tree ul,.possible,.findings,.urls,.law{list-style:none}
.plain{padding-left:1.3em}
.tree>li{border-top:1px solid var(--line)}.tree>li:first-child{border-top:0}
.tree ul{padding-left:1.1rem;border-left:1px solid var(--line);margin-left:.35rem}
.tree ul>li{border-top:1px dotted var(--line)}
.tree summary{cursor:pointer;display:grid;grid-template-columns:1rem 1fr;align-items:baseline}
.tree summary::before{content:"▸";color:var(--muted)}.tree details[open]>summary::before{content:"▾"}
.tree summary::-webkit-details-marker{display:none}
.head{display:grid;grid-template-columns:1fr auto 8.5rem;gap:.2rem .7rem;padding:.5rem 0 .45rem;align-items:baseline}
:lang(en) .head{grid-template-columns:1fr auto 10rem}
.leaf>.head{padding-left:1rem}.tree .body{padding:0 0 .5rem 1rem;color:var(--muted);font-size:.93rem}.tree .body p{margin:.1rem 0}
.name .no{color:var(--muted);font-variant-numeric:tabular-nums}
.amount{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.group>details>summary .name{font-weight:600}
.lost>.head .amount,.lost>details>summary .amount{color:var(--fail);font-weight:600}
.lost>.body>p:first-child{color:var(--ink)}
.tags{text-align:right}
.tag,.badge{display:inline-block;font-size:.8rem;line-height:1.5;padding:0 .45rem;border-radius:3px;border:1px solid;font-weight:400;white-space:nowrap}
.tag+.tag{margin-left:.3rem}
.tag.manual,.tag.partial,.badge.review{color:var(--review);background:var(--review-soft)}
.tag.unmeasured,.tag.na,.badge.error,.badge.exempt{color:var(--error);background:var(--error-soft)}
.tag.unverified{color:var(--error);border-style:dashed}
.badge.fail{color:var(--fail);background:var(--fail-soft)}
.vetoes{padding-left:1.4rem}.vetoes li{margin-bottom:.6rem}.vetoes b{color:var(--fail)}
.possible li{padding:.4rem 0;border-top:1px dotted var(--line)}
summary h3{display:inline}summary{cursor:pointer}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;color:var(--muted);font-size:.9rem;padding-bottom:.4rem}
caption.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
th.number,td.number{text-align:right}
thead th{color:var(--muted);font-weight:400;background:var(--ground)}
tbody th{font-weight:400}
.tallies tbody td{padding-left:.3rem;padding-right:.6rem}
td.fail{color:var(--fail);font-weight:600}td.review{color:var(--review)}td.none{color:var(--muted)}
.steps th{white-space:nowrap}.steps tbody tr:last-child>*{font-weight:600}
.check{border-top:1px solid var(--line);padding-top:.2rem;margin-top:1.2rem}
.standard{display:grid;grid-template-columns:5em 1fr;gap:.15rem .8rem;font-size:.93rem;padding:.6rem .8rem;background:var(--ground);border-radius:3px}
:lang(en) .standard{grid-template-columns:6.5em 1fr}
.finding{position:relative;padding:.7rem 0 .7rem 3.2rem;border-top:1px dotted var(--line)}.finding:first-child{border-top:0}
.finding:target{background:var(--review-soft)}
.finding>.no{position:absolute;left:0;width:2.7rem;text-align:right;color:var(--muted);font-variant-numeric:tabular-nums}
.finding p{margin:.1rem 0}.url{font-size:.9rem}
blockquote{margin:.3rem 0;padding:.15rem .7rem;border-left:3px solid var(--line);color:var(--muted)}
@media screen and (max-width:40rem){
body{padding:.6rem .5rem 2rem}
header,main>section,nav{padding:1rem .85rem}
h1{font-size:1.5rem}.stamp strong{font-size:2.1rem}.score b{font-size:1.3rem}
header dl{grid-template-columns:1fr}
.head,:lang(en) .head{grid-template-columns:1fr auto}
.name{grid-column:1/-1}.tags{text-align:left}
.tree ul{padding-left:.6rem;margin-left:.2rem}
th,td{padding:.35rem .3rem}.tallies{font-size:.85rem}.tallies tbody td{padding-left:.1rem;padding-right:.3rem}
.number{white-space:normal}.steps th{white-space:normal}
.standard,:lang(en) .standard{grid-template-columns:1fr;gap:0}.standard dt{margin-top:.3rem}
.finding{padding-left:0}.finding>.no{position:static;width:auto;margin-right:.4rem;float:left}
nav{overflow:hidden}
}
@media print{
@page{size:A4;margin:18mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt;color:#535e6c}}
html{font-size:10.5pt}
body{max-width:none;padding:0;background:none;line-height:1.6}
summary{list-style:none}summary::-webkit-details-marker{display:none}
header,main>section{border:0;padding:0;margin:0 0 7mm;border-radius:0}
header{border-top:3px solid var(--accent);padding-top:4mm}
.verdict{border-left:0}
nav,.skip{display:none}
h2,h3,h4,summary,.standard,.head{break-after:avoid}
.finding,.vetoes li,.possible li,.leaf,tr,.bar,.standard,header{break-inside:avoid}
thead{display:table-header-group}
details::details-content{content-visibility:visible;display:block;block-size:auto}
.tree summary::before,.tree details[open]>summary::before{content:""}
.standard{background:none;border:1px solid var(--line)}
a{color:inherit;text-decoration:none}
a.titled::after{content:" <" attr(href) ">";color:var(--muted);font-size:.9em}
.bar rect,.tag,.badge{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
