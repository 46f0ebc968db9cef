import { html } from 'hono/html';

/** The one style sheet of public pages: 17 px text, 48 px controls, one column that fits a phone, black on white in print. */
export const publicStyle = html`:root{--paper:#F6F5F1;--line:#E3E1DA;--ls:#808893;--ink:#1A222C;--ink2:#46515D;--brand:#1F5A93;--bs:#174873;--bt:#E7EEF6;--ok:#1B7544;--okt:#E5F2EA;--warn:#855300;--warnt:#FBF0D8;--late:#B92A1F;--latet:#FBE9E6}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:17px/28px -apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Microsoft YaHei","Source Han Sans SC","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,p,ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--brand)}
a:hover{color:var(--bs)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.w{max-width:680px;margin:0 auto;padding:0 20px}
.top{background:var(--brand);color:#fff}
.top .w{display:flex;align-items:center;gap:10px;min-height:52px;flex-wrap:wrap}
.top b{font-weight:600}
.top .lang{margin-left:auto;color:#fff;text-decoration:none;min-height:48px;line-height:48px;padding-left:16px}
.top :focus-visible{outline-color:#fff}
.top svg{flex:none}
.demo{background:var(--warnt);color:var(--warn);font-size:15px;line-height:24px}
.demo .w{padding-top:6px;padding-bottom:6px}
main.w{padding-top:20px;padding-bottom:8px}
h1{font-size:26px;line-height:36px;font-weight:600}
h2{font-size:20px;line-height:30px;font-weight:600;margin-top:36px}
.note{margin-top:8px;font-size:15px;line-height:24px;color:var(--ink2)}
.verdict{border:2px solid;border-radius:6px;padding:14px 18px;margin-top:16px;display:grid;grid-template-columns:28px 1fr;gap:4px 12px}
.verdict svg{width:26px;height:26px;margin-top:4px;fill:currentColor}
.verdict strong{font-size:20px;line-height:32px;font-weight:600}
.verdict p{grid-column:2;color:var(--ink)}
.verdict strong:first-child,.verdict strong:first-child~p{grid-column:1/-1}
.verdict.ok{color:var(--ok);background:var(--okt)}
.verdict.warn{color:var(--warn);background:var(--warnt)}
.verdict.late{color:var(--late);background:var(--latet)}
.told{font-weight:600}.told.ok{color:var(--ok)}.told.late{color:var(--late)}
.facts{border-top:2px solid var(--ink);margin-top:12px}
.facts div{display:flex;gap:12px;padding:8px 0;border-bottom:1px solid var(--line)}
.facts dt{width:7em;flex:none;color:var(--ink2)}
.facts dd{flex:1;min-width:0}
.pages{border-top:2px solid var(--ink);margin-top:12px;columns:2;column-gap:24px}
.pages li{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-bottom:1px solid var(--line);break-inside:avoid}
.pages span{color:var(--ink2);min-width:4.5em}
code{font-family:ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:16px}
form.one{margin-top:12px}
label{display:block;margin-bottom:6px}
.row{display:flex;gap:8px;flex-wrap:wrap}
input[type=text],input[type=tel]{flex:1 1 15em;width:100%;min-width:0;height:48px;border:1px solid var(--ls);border-radius:4px;padding:0 12px;font:inherit;background:#fff;color:var(--ink)}
textarea,select{display:block;width:100%;min-height:48px;border:1px solid var(--ls);border-radius:4px;padding:9px 12px;font:inherit;background:#fff;color:var(--ink)}
textarea{min-height:128px}
.field{margin:16px 0 0;border:0;padding:0}
.field legend{padding:0;margin-bottom:6px}
.field .choice{display:flex;align-items:center;gap:12px;min-height:48px;margin:0}
.choice input{width:22px;height:22px;flex:none;margin:0}
.wrong{color:var(--late);font-size:15px;line-height:24px;margin-top:4px}
.field [aria-invalid=true]{border-color:var(--late)}
.verbs{display:flex;gap:12px;flex-wrap:wrap;margin-top:20px}
button.quiet{background:#fff;color:var(--brand)}
button.quiet:hover{background:var(--bt)}
input[type=file]{display:block;width:100%;min-height:48px;padding:9px 0;font:inherit}
button{min-height:48px;padding:0 24px;border:1px solid var(--brand);border-radius:4px;background:var(--brand);color:#fff;font:inherit;font-weight:600}
button:hover{background:var(--bs)}
.foot{margin-top:36px;background:var(--paper);border-top:1px solid var(--line);color:var(--ink2);font-size:15px;line-height:24px}
.foot .w{padding-top:16px;padding-bottom:24px}
@media(max-width:520px){.facts div{display:block}.facts dt{width:auto}.pages{columns:1}}
@media print{.top{background:none;color:#000}.top .lang,form,.noprint{display:none}body{font-size:11pt;line-height:1.6}}
`;
