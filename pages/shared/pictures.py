"""Pictures of charts: with the head and the source that the page writes around a chart, in the page's own fonts."""

import streamlit as st

#: The camera of a chart makes a drawing of it (SVG), which the browser turns into a picture (PNG). It draws the layout
#: that the chart has at that moment: its head and its source are laid around it, wrapped to its width, and taken off
#: again. Into every drawing, the fonts are laid; they are fetched from this server when the pointer first comes to a
#: chart. "\x3c" begins a tag: Streamlit drops a script in which one is written out.
_SCRIPT = r"""<script>
(() => {
  const Plain = window.Blob;
  if (Plain.carriesFonts) return;
  let fonts = "", asked;
  window.Blob = class Blob extends Plain {
    static carriesFonts = true;
    constructor(parts = [], options = {}) {
      const drawing = fonts && String(options.type).startsWith("image/svg+xml");
      const laid = (part) => String(part).replace(/\x3csvg[^>]*>/, (start) => `${start}\x3cstyle>${fonts}\x3c/style>`);
      super(drawing ? parts.map(laid) : parts, options);
    }
  };
  const faces = () => [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules]; } catch { return []; }
  }).filter((rule) => rule instanceof CSSFontFaceRule && /^"?Source S(ans|erif)"?$/.test(rule.style.fontFamily)
    && rule.style.fontStyle !== "italic");
  const carried = async ({ style, parentStyleSheet }) => {
    const [, path] = style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/);
    const answer = await fetch(new URL(path, parentStyleSheet.href ?? document.baseURI));
    const letters = await answer.blob();
    const address = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(letters);
    });
    return `@font-face{font-family:${style.fontFamily};font-weight:${style.fontWeight || 400};src:url(${address})}`;
  };
  const carry = () => asked ??= Promise.all(faces().map(carried)).catch(() => []).then((all) => {
    fonts = all.join("");
  });
  document.addEventListener("pointerover", (event) => {
    if (event.target.closest?.(".stPlotlyChart")) carry();
  }, { passive: true });

  // A paragraph of the page as lines no wider than the chart, with nothing in them that Plotly reads as markup.
  const pen = document.createElement("canvas").getContext("2d");
  const lines = (paragraph, width) => {
    if (!paragraph?.innerText) return { lines: [], size: 0 };
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(paragraph);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const broken = [""];
    for (const word of paragraph.innerText.match(/\S+\s*/g)) {
      if (broken.at(-1) && pen.measureText((broken.at(-1) + word).trimEnd()).width > width) broken.push("");
      broken[broken.length - 1] += word;
    }
    const plain = (line) => line.trim().replace(/[&\x3c>$%#]/g, (letter) => `&#${letter.charCodeAt(0)};`);
    return { lines: broken.map(plain), size: parseFloat(fontSize), family: fontFamily, weight: +fontWeight };
  };
  const framed = (plot, frame) => {
    const { width, height, _size: inside } = plot._fullLayout;
    // Charts side by side have one foot, outside their frames.
    const [title, unit, source] = [".title", ".unit", ".source"].map((kind) =>
      lines(frame.querySelector(kind) ?? (kind === ".source" && document.querySelector(kind)), width - 16));
    const quiet = plot._fullLayout.template.layout.annotationdefaults.font.color;
    const small = `font-family:${(unit.family ?? "").replaceAll('"', "")};font-size:${unit.size}px;`
      + `font-weight:400;color:${quiet}`;
    const text = [...title.lines, ...unit.lines.map((line) => `\x3cspan style="${small}">${line}\x3c/span>`)];
    const above = Math.round(text.length * title.size * 1.3 + 18);
    const below = source.lines.length ? Math.round(source.lines.length * source.size * 1.3 + 16) : 0;
    return {
      ...plot.layout,
      width, height: height + above + below,
      margin: { l: inside.l, r: inside.r, t: inside.t + above, b: inside.b + below },
      title: {
        text: text.join("\x3cbr>"), x: 0, xref: "container", xanchor: "left", y: 1, yref: "container", yanchor: "top",
        // Plotly puts a title of several lines higher than one of a single line.
        pad: { l: 4, t: text.length > 1 ? 10 + 0.7 * title.size : 10 },
        font: { family: title.family, size: title.size, weight: title.weight },
      },
      annotations: [...(plot.layout.annotations ?? []), {
        text: source.lines.join("\x3cbr>"), align: "left", borderpad: 0, showarrow: false,
        font: { size: source.size || 11, color: quiet },
        x: 0, xref: "paper", xanchor: "left", xshift: 4 - inside.l,
        y: 0, yref: "paper", yanchor: "top", yshift: -inside.b - 4,
      }],
    };
  };
  document.addEventListener("click", async (event) => {
    const { save, of } = event.target.closest?.("[data-save]")?.dataset ?? {};
    const plot = save && document.querySelector(`.st-key-${CSS.escape(of)} .js-plotly-plot`);
    if (!plot) return;
    await carry();
    let frame = plot;
    while (!frame.querySelector(".chart-head")) frame = frame.parentElement;
    const { layout, _context: context } = plot;
    const options = context.toImageButtonOptions;
    plot.layout = framed(plot, frame);
    const { width, height } = plot.layout;
    context.toImageButtonOptions = { ...options, format: save, width, height };
    plot.querySelector('.modebar-btn[data-title*="ownload"]').click();
    plot.layout = layout;
    context.toImageButtonOptions = options;
  });
})();
</script>"""


def carry_fonts() -> None:
    """Have the pictures of charts that a reader saves drawn as the page shows them."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
