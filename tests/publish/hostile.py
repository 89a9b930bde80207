"""Notes that try to run, to load, to send and to lead away: `window.name` becomes "ran" where one of them can."""

from __future__ import annotations

from tests.publish.sites import page

RUN = "document.documentElement.setAttribute('data-ran',1)"
VECTORS = (
    '<script>{run}</script>',
    '<img src=x onerror="{run}">',
    '<svg onload="{run}"><script>{run}</script></svg>',
    '<details open ontoggle="{run}"><summary>x</summary></details>',
    '<input autofocus onfocus="{run}">',
    '<iframe srcdoc="<script>parent.{run}</script>"></iframe>',
    '<iframe src="javascript:parent.{run}"></iframe>',
    '<a id="script-link" href="javascript:{run}">x</a>',
    '<object data="javascript:{run}"></object>',
    '<math><mi xlink:href="javascript:{run}">x</mi></math>',
    '<style onload="{run}">@import "{net}import.css"; body{{background:url({net}style.png)}}</style>',
    '<p style="background:url({net}attribute.png)">x</p>',
    '<link rel="stylesheet" href="{net}sheet.css"><link rel="prefetch" href="{net}prefetch">',
    '<link rel="preload" as="image" href="{net}preload.png"><link rel="dns-prefetch" href="{net}">',
    '<meta http-equiv="refresh" content="0;url={net}refresh">',
    '<base href="{net}">',
    '<img src="{net}pixel.png"><img srcset="{net}set.png 1x"><picture><source srcset="{net}source.png"><img></picture>',
    '<video src="{net}video.mp4" autoplay poster="{net}poster.png"></video><audio src="{net}a.mp3" autoplay></audio>',
    '<iframe src="{net}frame.html"></iframe><object data="{net}object"></object><embed src="{net}embed">',
    '<form id="hostile-form" action="{net}form"><button>x</button></form>',
    '<script src="{net}script.js"></script><script type="module" src="{net}module.js"></script>',
    '<table background="{net}table.png"><tr><td>x</td></tr></table>',
    '<svg><image href="{net}image.svg"/><use href="{net}use.svg#a"/></svg>',
    '<template shadowrootmode="open"><img src=x onerror="{run}"></template>',
    '</main></body></html><script>{run}</script><img src=x onerror="{run}">',
)  # fmt: skip


def hostile_page(net: str) -> bytes:
    """A page with all of them as they are."""
    body = "\n".join(
        vector.replace("{{", "{").replace("}}", "}").replace("{run}", RUN).replace("{net}", net) for vector in VECTORS
    )
    return page("hostile/index.html", "Hostile", body)
