(() => {
  "use strict";
  const read = id => JSON.parse(document.getElementById(id).textContent);
  const figures = read("figures"), look = read("look");
  const page = document.getElementById("page"), show = document.getElementById("show");
  const slides = [...show.querySelectorAll(".slide")];
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const HELD = { displayModeBar: false, displaylogo: false, responsive: false };
  const NARROW = 480, SMALLEST = 28 / 12, LARGEST = 44 / 12, ROOMY = 560;
  let printing = false;

  const dye = value =>
    typeof value === "string" ? look.dark[value] ?? value
      : Array.isArray(value) ? value.map(dye)
        : value && typeof value === "object"
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, dye(each)]))
          : value;

  // A figure as a page shows it: its head is written above it, in the page's own type.
  const headless = figure => {
    const { title, ...layout } = structuredClone(figure.layout), head = layout.meta.height;
    return { ...layout, height: layout.height - head, margin: { ...layout.margin, t: layout.margin.t - head } };
  };

  const draw = (box, figure, width, layout = headless(figure)) => {
    const paper = printing ? { paper_bgcolor: "#fff" } : {};
    const whole = { ...layout, ...paper, width, template: look.template }, data = structuredClone(figure.data);
    const dark = prefersDark.matches && !printing;
    return Plotly.react(box, dark ? dye(data) : data, dark ? dye(whole) : whole, HELD);
  };

  const drawPage = () => {
    for (const box of page.querySelectorAll(".chart")) {
      const width = printing ? 640 : box.clientWidth, kinds = figures[box.dataset.figure];
      if (width) draw(box, width < NARROW ? kinds.narrow : kinds.wide, width);
    }
  };

  // The chart of a slide is the page's, of fewer rows and enlarged: its smallest letters are as large as the slide's.
  const drawSlide = slide => {
    const stage = slide.querySelector(".stage");
    if (!stage) return;
    const box = stage.firstElementChild, kinds = figures[box.dataset.figure];
    const px = Math.max(0.5, Math.min(innerWidth / 1920, innerHeight / 1080));
    const figure = stage.clientWidth / (SMALLEST * px) < NARROW ? kinds.narrow : kinds.far;
    const layout = headless(figure);
    const fits = Math.min(stage.clientHeight / layout.height, stage.clientWidth / ROOMY);
    const scale = Math.max(SMALLEST * px, Math.min(LARGEST * px, fits));
    stage.style.minHeight = innerWidth < innerHeight ? `${layout.height * scale}px` : "";
    box.style.width = `${stage.clientWidth / scale}px`;
    box.style.transform = `scale(${scale})`;
    draw(box, figure, stage.clientWidth / scale, layout);
  };

  const asked = () => {
    const given = /^#slide=(-?\d+)$/.exec(location.hash);
    return given && Math.min(Math.max(Number(given[1]), 1), slides.length);
  };

  const follow = () => {
    const number = asked();
    const presenting = number !== null;
    const before = !show.hidden;
    show.hidden = !presenting;
    page.hidden = presenting;
    if (presenting) {
      history.replaceState(null, "", `#slide=${number}`);
      slides.forEach((slide, place) => { slide.hidden = place !== number - 1; });
      show.querySelector("summary span").textContent = `${number} / ${slides.length}`;
      show.querySelector(".progress div").style.width = `${(100 * number) / slides.length}%`;
      drawSlide(slides[number - 1]);
      show.querySelector("details").open = false;
      slides[number - 1].focus({ preventScroll: true });
    } else {
      drawPage();
      if (before) {
        if (document.fullscreenElement) document.exitFullscreen();
        document.getElementById(location.hash.slice(1))?.scrollIntoView({ behavior: "instant" });
      }
    }
  };

  const goTo = number => { history.replaceState(null, "", `#slide=${number}`); follow(); };
  const step = by => goTo(asked() + by);
  const end = () => {
    history.replaceState(null, "", `#${slides[asked() - 1].dataset.page ?? "page"}`);
    follow();
  };

  const KEYS = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1),
    ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1),
    Home: () => goTo(1), End: () => goTo(slides.length), Escape: end,
  };
  addEventListener("keydown", event => {
    const onButton = event.target.closest?.("button, a, summary") && event.key === " ";
    if (show.hidden || onButton || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  show.addEventListener("click", event => {
    const by = event.target.closest("[data-step]")?.dataset.step;
    if (by) by === "end" ? end() : step(Number(by));
    // As by the keys, Back leads out of the slides and not through them.
    const jump = event.target.closest(".steps li a");
    if (!jump) return;
    event.preventDefault();
    goTo(Number(jump.hash.replace("#slide=", "")));
  });
  document.querySelector(".present").addEventListener("click", () => {
    document.documentElement.requestFullscreen?.().catch(() => {});
  });
  // The browser keeps the Escape that ends the full screen to itself.
  addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && !show.hidden) end(); });

  let touched = null;
  show.addEventListener("touchstart", event => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  show.addEventListener("touchend", event => {
    if (!touched) return;
    const across = event.changedTouches[0].clientX - touched.clientX;
    const down = event.changedTouches[0].clientY - touched.clientY;
    if (Math.abs(across) > 48 && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
    touched = null;
  }, { passive: true });

  // A picture that is pasted elsewhere takes its sentence and its source along.
  page.addEventListener("click", event => {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    const { figure: number, save: format, source } = button.dataset;
    const figure = structuredClone(figures[number].wide), dark = prefersDark.matches;
    const { layout, data } = dark ? dye(figure) : figure;
    const letters = source.replace(/[&<>]/g, each => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each]);
    layout.template = dark ? dye(look.template) : look.template;
    // The unit's colour stands inside the title's text.
    for (const [light, other] of dark ? Object.entries(look.dark) : []) {
      layout.title.text = layout.title.text.replaceAll(`color:${light}`, `color:${other}`);
    }
    layout.height += 28;
    layout.margin.b += 28;
    layout.annotations = [...layout.annotations ?? [], {
      text: letters, x: 0, xref: "paper", xanchor: "left", y: 0, yref: "paper", yanchor: "top",
      yshift: 24 - layout.margin.b, showarrow: false,
    }];
    Plotly.downloadImage({ data, layout }, {
      format, width: 760, height: layout.height, scale: format === "png" ? 2 : 1, filename: `finding-${number}`,
    });
  });

  let resized;
  const redraw = () => (show.hidden ? drawPage() : drawSlide(slides[asked() - 1]));
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(redraw, 100); });
  prefersDark.addEventListener("change", redraw);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { printing = true; page.hidden = false; drawPage(); });
  addEventListener("afterprint", () => { printing = false; follow(); });
  follow();
})();
