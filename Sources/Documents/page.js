(() => {
  "use strict";
  const box = document.querySelector(".search");
  const input = document.getElementById("query");
  const list = document.getElementById("results");
  const entries = [...document.querySelectorAll("[data-find]")].map((element) => {
    const name = element.dataset.find, kind = element.dataset.kind, say = element.dataset.say;
    const all = `${name} ${kind} ${say} ${element.querySelector(".why")?.textContent ?? ""}`;
    return { id: element.id, name, kind, say, low: name.toLowerCase(), all: all.toLowerCase().replaceAll("_", " ") };
  });
  let chosen = -1;

  const rank = (entry, words, query) => {
    if (!words.every((word) => entry.all.includes(word))) return 0;
    if (entry.low === query) return 5;
    if (entry.low.startsWith(query)) return 4;
    if (entry.low.includes(query)) return 3;
    return words.every((word) => entry.low.includes(word)) ? 2 : 1;
  };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    chosen = (index + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  };

  const span = (className, text) => {
    const element = document.createElement("span");
    element.className = className;
    element.textContent = text;
    return element;
  };

  const show = () => {
    const query = input.value.trim().toLowerCase();
    list.replaceChildren();
    if (!query) return close();
    const words = query.replaceAll("_", " ").split(/\s+/);
    const found = entries
      .map((entry, place) => ({ entry, place, rank: rank(entry, words, query) }))
      .filter((hit) => hit.rank)
      .sort((a, b) => b.rank - a.rank || a.place - b.place);
    for (const { entry } of found.slice(0, 40)) {
      const item = document.createElement("li");
      item.id = `result-${entry.id}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const link = document.createElement("a");
      link.href = `#${entry.id}`;
      link.tabIndex = -1;
      link.append(span("name", entry.name), span("kind", entry.kind), span("say", entry.say));
      item.append(link);
      list.append(item);
    }
    if (!found.length) {
      const item = document.createElement("li");
      item.className = "none";
      item.textContent = "Nothing is called or said like that.";
      list.append(item);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    chosen = -1;
    choose(0);
  };

  box.hidden = false;
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") list.querySelector('[aria-selected="true"] a')?.click();
    else if (event.key === "Escape") {
      close();
      input.blur();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("click", () => {
    close();
    input.blur();
  });
  document.addEventListener("click", (event) => box.contains(event.target) || close());
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  // On narrow screens the contents unfold below the head.
  const menu = document.querySelector(".menu");
  const nav = document.querySelector("nav");
  const narrow = matchMedia("(max-width: 60rem)");
  const place = () => (narrow.matches ? menu.append(nav) : document.querySelector(".frame").prepend(nav));
  narrow.addEventListener("change", place);
  place();
  nav.addEventListener("click", (event) => event.target.closest("a") && (menu.open = false));

  // The contents say where the reader is.
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const targets = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const line = 120;
    let current = targets[0];
    for (const target of targets) if (target.getBoundingClientRect().top <= line) current = target;
    for (const [id, link] of links) link.toggleAttribute("aria-current", id === current.id);
    if (!narrow.matches) {
      const link = links.get(current.id);
      const top = link.offsetTop - nav.offsetTop;
      if (top < nav.scrollTop || top > nav.scrollTop + nav.clientHeight - 40) nav.scrollTop = top - nav.clientHeight / 2;
    }
  };
  let isWaiting = false;
  addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mark();
    });
  }, { passive: true });
  mark();
})();
