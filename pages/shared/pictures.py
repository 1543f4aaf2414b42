"""Saved pictures of charts in the page's fonts: a browser draws a picture by itself, without the page's fonts."""

import streamlit as st

#: The camera of a chart makes a drawing of it (SVG), which the browser turns into a picture (PNG). Into every drawing,
#: the fonts are laid; they are fetched from this server when the pointer first comes to a chart. "\\x3c" begins a tag:
#: Streamlit drops a script in which one is written out.
_SCRIPT = r"""<script>
(() => {
  const Plain = window.Blob;
  if (Plain.carriesFonts) return;
  let fonts = "", asked = false;
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
  document.addEventListener("pointerover", async (event) => {
    if (asked || !event.target.closest?.(".stPlotlyChart")) return;
    asked = true;
    fonts = (await Promise.all(faces().map(carried)).catch(() => [])).join("");
  }, { passive: true });
})();
</script>"""


def carry_fonts() -> None:
    """Have the pictures of charts that a reader saves drawn in the fonts of the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
