/** What a round report looks like beyond a scorecard. */
import { html } from '../../html/escape.ts';

/** Fills of charts; `light` and `dark` alike they are told apart by brightness, not by hue alone. */
const light = html`--heat-full:#e6f0ea;--heat-most:#bcd9c4;--heat-some:#f2d38a;--heat-few:#dd8a52;--heat-none:#a02c1c;--heat-open:#c3c9d2;--heat-na:#f0f2f4;
--line-0:#1c4a86;--line-1:#a1481a;--line-2:#17623a;--line-3:#7a3b8f;--line-4:#6b5a00;--line-5:#0b6a75`;
const dark = html`--heat-full:#20382a;--heat-most:#2f5a3f;--heat-some:#8f7329;--heat-few:#c0713c;--heat-none:#f08070;--heat-open:#59636f;--heat-na:#20262d;
--line-0:#8fb8f2;--line-1:#f2a77c;--line-2:#8ad3a5;--line-3:#d5a6e6;--line-4:#e0cd6a;--line-5:#7fd6e2`;

/** Classes of the charts: also written into a chart that stands alone. */
const charts = html`
.chart{display:block;overflow:visible;margin:.4rem 0}
.chart text{fill:var(--ink);font-size:12px}.chart .muted{fill:var(--muted)}
.chart .value{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.chart .axis{stroke:var(--line)}.chart .grade{stroke:var(--fail);stroke-dasharray:4 3}
.bar-settled{fill:var(--bar)}.bar-open{fill:var(--heat-open)}.bar-veto{fill:var(--heat-none)}
.line-0{stroke:var(--line-0);fill:var(--line-0)}.line-1{stroke:var(--line-1);fill:var(--line-1)}.line-2{stroke:var(--line-2);fill:var(--line-2)}
.line-3{stroke:var(--line-3);fill:var(--line-3)}.line-4{stroke:var(--line-4);fill:var(--line-4)}.line-5{stroke:var(--line-5);fill:var(--line-5)}
.chart line[class^=line]{stroke-width:2}.chart .thin{stroke-width:1}.chart circle{stroke:none}
.full{fill:var(--heat-full)}.most{fill:var(--heat-most)}.some{fill:var(--heat-some)}.few{fill:var(--heat-few)}.nothing{fill:var(--heat-none)}.open{fill:var(--heat-open)}.na{fill:var(--heat-na)}
.cell-fail{fill:var(--fail-soft)}.cell-review{fill:var(--review-soft)}.cell-error{fill:var(--error-soft)}.cell-unjudged{fill:var(--heat-na)}
.grid text{font-size:11px;fill:var(--ink)}.grid .count{font-weight:600}`;

export const roundStyle = html`
:root{${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
body{max-width:76rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.7rem;list-style:none;margin:.6rem 0 1rem}
.tiles li{border:1px solid var(--line);border-radius:4px;padding:.5rem .8rem}
.tiles b{display:block;font-size:1.6rem;line-height:1.3;font-variant-numeric:tabular-nums}.tiles span{color:var(--muted);font-size:.9rem}
.tiles .bad b{color:var(--fail)}.tiles .good b{color:var(--pass)}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:3px solid var(--accent)}
.scroll table.totals{min-width:60rem}.scroll table.ranking{min-width:66rem}
.scroll th[scope=row]{min-width:8rem}.ranking td:nth-child(3){min-width:8rem}.plain-number{white-space:nowrap}
.totals th,.totals td,.ranking th,.ranking td{padding:.35rem .5rem}
.totals tbody tr:first-child>*{font-weight:600}
.ranking td{white-space:nowrap}.ranking td:nth-child(3){white-space:normal}
td.veto,td.unqualified{color:var(--fail);font-weight:600}td.qualified{color:var(--pass)}td.open{color:var(--review)}
.up{color:var(--pass)}.down{color:var(--fail)}
.names{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;color:var(--muted);font-size:.9rem;margin:.4rem 0}
.legend svg{vertical-align:-1px;margin-right:.35rem}
.grid{display:flex;max-height:80vh;overflow:auto;border:1px solid var(--line);border-radius:3px;margin:.6rem 0}
.grid:focus-visible{outline:3px solid var(--accent)}
.grid .labels{position:sticky;left:0;background:var(--paper);flex:none;border-right:1px solid var(--line)}
.grid svg{flex:none;display:block;margin:0}
.examples{list-style:none}.examples li{padding:.45rem 0;border-top:1px dotted var(--line)}.examples p{margin:.1rem 0}
.kind-of{border-top:1px solid var(--line);padding-top:.2rem;margin-top:1rem}
.organ{border-top:1px solid var(--line);padding:.3rem 0}.organ summary{padding:.25rem 0}
.draft{color:var(--review);font-weight:600}
${charts}
@media screen and (max-width:40rem){.tiles{grid-template-columns:repeat(2,1fr)}.grid .labels{max-width:8.5rem;overflow:hidden}}
@media print{
@page{size:A4;margin:16mm 14mm}
.scroll,.grid{overflow:visible;max-height:none;border:0}.scroll table{min-width:0;font-size:8.5pt}
.grid .labels{position:static}
.tiles li,.examples li{break-inside:avoid}
.chart *,.legend svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

/** Styles of a chart that stands alone as a file. */
export const chartStyle = html`:root{--ink:#1b232e;--muted:#535e6c;--line:#d5dae1;--bar:#3f6ea8;--fail:#a11919;--fail-soft:#f3b9b3;--review-soft:#f3dfae;--error-soft:#dde2e8;--paper:#fff;${light}}
text{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif}${charts}`;
