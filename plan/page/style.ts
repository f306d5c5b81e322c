/**
 * The page's style. Text and what stands behind it differ by 4.5 to 1 or more, in light and dark.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const STYLE = `
:root{--bg:#f4f6f9;--card:#fff;--text:#18202c;--soft:#556070;--line:#d3d9e2;--main:#0f5fc2;--side:#8db4e6;--rest:#e4e9f0;--windows:#e9f2fd;--linux:#e8f5ea;--plane:#f2ecfa;--good:#176a35;--good-bg:#e5f5eb;--warn:#855000;--warn-bg:#fff3dc;--bad:#b1241c;--bad-bg:#fdeae8}
@media screen and (prefers-color-scheme:dark){:root{--bg:#10141a;--card:#181e27;--text:#e5e9ef;--soft:#a6b1c0;--line:#343e4c;--main:#77b1ff;--side:#3a5f93;--rest:#29323e;--windows:#13263f;--linux:#142a1a;--plane:#281f39;--good:#82d69d;--good-bg:#12301d;--warn:#f2bd64;--warn-bg:#35280d;--bad:#ff9f96;--bad-bg:#401b18}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--bg);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd,pre{margin:0}
ul,ol{padding:0;list-style:none}
h1{font-size:1.8rem;line-height:1.2}
h1 span{font-weight:400;color:var(--soft);font-size:1.1rem}
h2{font-size:1.25rem;margin-bottom:.75rem}
h3{font-size:1rem;margin:1rem 0 .5rem}
h2+h3{margin-top:0}
a{color:var(--main)}
:focus-visible{outline:3px solid var(--main);outline-offset:2px;border-radius:3px}
main:focus{outline:0}
.skip:not(:focus){position:absolute;left:-99rem}
header p,caption,dt,.type,p p,td p,th p,li p,dd p,thead th{color:var(--soft);font-size:.875rem}
nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:.75rem 0}
nav a{display:inline-block;padding:.15rem 0}
.verdict{padding:.9rem 1.1rem;border-left:6px solid;border-radius:6px;font-size:1.1rem;font-weight:600}
.good{color:var(--good);background:var(--good-bg)}
.warn{color:var(--warn);background:var(--warn-bg)}
.bad{color:var(--bad);background:var(--bad-bg)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1rem 0}
.tiles div,section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem}
.tiles dd{font-size:1.3rem;font-weight:650}
section{margin:1rem 0;padding:1.1rem}
.facts div{display:grid;grid-template-columns:minmax(9rem,1fr) 3fr;gap:0 1rem;padding:.35rem 0;border-top:1px solid var(--line)}
table{width:100%;border-collapse:collapse;margin-bottom:.5rem}
caption{text-align:left;padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-top:1px solid var(--line);font-weight:400}
thead th{border:0}
.n{text-align:right;padding-right:0;padding-left:.5rem;white-space:nowrap;font-variant-numeric:tabular-nums}
time{white-space:nowrap}
.bar{display:block;width:100%;margin:.2rem 0}
.rest{fill:var(--rest)}
.main,.on{fill:var(--main)}
.side{fill:var(--side)}
rect.bad{fill:var(--bad)}
.off{fill:none;stroke:var(--main);stroke-width:1.5}
.nodes{max-width:100%;display:block;margin:.4rem 0}
.linux :is(.on,.off){--main:var(--good)}
.bars,.axis{margin-top:.6rem}
.axis{display:flex;justify-content:space-between;color:var(--soft);font-size:.8rem}
.bars li{margin-bottom:.6rem}
.bars li>span{float:right;font-size:.875rem}
.tag{display:inline-block;border:1px solid;border-radius:99px;padding:0 .6em;font-size:.8rem}
.notes li{padding:.7rem .9rem;margin-bottom:.5rem;border-radius:6px}
.notes p{color:var(--text);white-space:pre-line}
.box{border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem}
.box .box{margin-top:.6rem}
.map>li+li{margin-top:1.9rem;position:relative}
.map>li+li::before{content:"\\21D5";position:absolute;top:-1.85rem;left:50%;color:var(--soft);font-size:1.2rem}
.plane{background:var(--plane)}
.windows{background:var(--windows);border-left:5px solid var(--main)}
.linux{background:var(--linux);border-left:5px solid var(--good)}
.subnet{border-style:dashed}
.zones{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:0 .75rem}
.way{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1.6rem;padding-right:.6rem}
.way>li{position:relative;font-size:.9rem}
.way>li:not(:last-child)::after{content:"\\2192";position:absolute;right:-1.4rem;top:.6rem;color:var(--soft);font-size:1.1rem}
.way ul{list-style:disc;padding-left:1.1rem}
summary{cursor:pointer;padding:.15rem 0}
.tree ul,.tree pre{margin-left:.45rem;padding-left:.9rem;border-left:1px solid var(--line)}
.tree li>div{padding:.15rem 0 .15rem 1rem}
.args{margin-left:1rem;font-size:.875rem}
pre{white-space:pre-wrap;font:.8rem/1.45 ui-monospace,monospace}
.tools:not([hidden]){display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-bottom:.75rem}
input,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:.35rem .7rem}
input{flex:1 1 14rem;min-width:0}
@media (max-width:40rem){body{padding:.6rem}section{padding:.9rem}.facts div{grid-template-columns:1fr}.way{grid-template-columns:1fr;padding:0}.way>li:not(:last-child)::after{content:"\\2193";right:50%;top:auto;bottom:-1.7rem}}
@page{size:A4;margin:14mm}
@media print{html{font-size:9.5pt}body{padding:0;max-width:none;background:none}nav,.tools,.skip{display:none!important}section,.tiles div{border-color:#999}h2,h3,caption{break-after:avoid}tr,.box:not(.vpc),.notes li,.bars li,.tiles{break-inside:avoid}.good,.warn,.bad,.box{print-color-adjust:exact}}
`;
