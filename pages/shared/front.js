// What the browser does for every screen. It is run again with each visit's first page and does nothing then.
(() => {
  if (window.refrain) return;
  window.refrain = true;

  // One entry in the history for one action of the visitor. Streamlit pushes an entry for each part of a change of view
  // (the old path with the new query, the new path, what the screen writes when it stands): a push that follows no
  // press of a pointer or key since the last one becomes a replacement.
  let acted = false;
  for (const press of ["pointerdown", "keydown"]) {
    window.addEventListener(press, () => { acted = true; }, true);
  }
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    if (acted) push(state, title, url);
    else history.replaceState(state, title, url);
    acted = false;
  };

  // A link of ours opens in the page that stands: Streamlit hears of it as of the Back button, so that the visit goes on.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-testid="stHtml"] a[href]');
    const apart = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || apart || event.defaultPrevented || link.getAttribute("href").startsWith("#")) return;
    if (link.origin !== location.origin) return;
    event.preventDefault();
    if (link.href !== location.href) push({}, "", link.href);
    acted = false;
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (!("stay" in link.dataset)) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  });

  // On a phone the menu lies over the screen: a choice closes it.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-testid="stSidebarNavLink"]') && window.innerWidth < 768) {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }
  });
})();
