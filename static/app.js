// Progressive enhancement: every page works without this file. Each behaviour looks for its own attribute and leaves the rest alone.
// Texts come from the page's data attributes, so that all three languages are the server's business.

const NBSP = "\u00a0";
const AUTOSAVE_PAUSE = 1200;
const ANNOUNCE_PAUSE = 800;

/** Whole kroner out of what people write and paste: spaces of all kinds, either minus, øre of zero. Null when it is no amount. */
export function parseAmount(text) {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(/\u2212/g, "-").replace(/kr$/i, "").replace(/,(00?|-)$/, "");
  return /^-?\d{1,15}$/.test(bare) ? Number(bare) : null;
}

/** 1234567 -> «1 234 567» with hard spaces and a real minus. */
export function formatAmount(amount) {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, NBSP);
  return amount < 0 ? "\u2212" + digits : digits;
}

export function countWords(text) {
  const words = text.trim().match(/\S+/g);
  return words ? words.length : 0;
}

/** The text for a number: the singular form for one, else the form with # in the number's place. */
export function withNumber(number, one, other) {
  return number === 1 ? one : other.replace("#", formatAmount(number));
}

export function sumOf(inputs) {
  return inputs.reduce((sum, input) => sum + (parseAmount(input.value) ?? 0), 0);
}

function debounce(pause, action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, pause);
  };
}

function wordCounts(root) {
  for (const area of root.querySelectorAll("textarea[data-max-words]")) {
    const out = document.getElementById(area.id + "-ord");
    if (!out) continue;
    const show = () => {
      const left = Number(area.dataset.maxWords) - countWords(area.value);
      const texts = out.dataset;
      out.textContent = left < 0 ? withNumber(-left, texts.overOne, texts.over) : withNumber(left, texts.leftOne, texts.left);
      out.classList.toggle("too-many", left < 0);
    };
    area.addEventListener("input", show);
    show();
  }
}

function showFrame(bar, sum) {
  const frame = Number(bar.dataset.frame);
  const committed = Number(bar.dataset.committed);
  const left = frame - committed - sum;
  const scale = Math.max(frame, committed + sum, 1);
  const first = Math.round((committed * 1000) / scale);
  const second = Math.round((sum * 1000) / scale);
  bar.querySelector("[data-frame-this]").textContent = formatAmount(sum) + NBSP + "kr";
  bar.querySelector("[data-frame-left]").textContent = formatAmount(left) + NBSP + "kr";
  bar.querySelector(".bar-used").setAttribute("width", String(first));
  bar.querySelector(".bar-this").setAttribute("x", String(first));
  bar.querySelector(".bar-this").setAttribute("width", String(second));
  bar.classList.toggle("exceeded", left < 0);
}

function liveSums(root) {
  const groups = new Set([...root.querySelectorAll("[data-sum]")].map((input) => input.dataset.sum));
  for (const group of groups) {
    const inputs = [...root.querySelectorAll("[data-sum]")].filter((input) => input.dataset.sum === group);
    const outs = [...root.querySelectorAll("[data-sum-out]")].filter((out) => out.dataset.sumOut === group);
    const bars = [...root.querySelectorAll("[data-frame-sum]")].filter((bar) => bar.dataset.frameSum === group);
    // A screen reader hears the warning once the typing has paused, not at each key.
    const warn = debounce(ANNOUNCE_PAUSE, () => {
      for (const bar of bars) {
        const line = bar.querySelector("[data-frame-warning]");
        line.textContent = bar.classList.contains("exceeded") ? line.dataset.frameWarning : "";
      }
    });
    const show = () => {
      const sum = sumOf(inputs);
      for (const out of outs) out.textContent = formatAmount(sum);
      for (const bar of bars) showFrame(bar, sum);
      warn();
    };
    for (const input of inputs) input.addEventListener("input", show);
  }
}

/** Amounts get their spaces when the user moves on; anything else is left for the server to answer. */
function groupAmounts(root) {
  for (const input of root.querySelectorAll("input[data-amount]:not([readonly])")) {
    input.addEventListener("change", () => {
      const amount = parseAmount(input.value);
      if (amount !== null) input.value = formatAmount(amount);
    });
  }
}

function saveStatus(form) {
  const line = form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
  return (state, time = "") => {
    if (!line) return;
    line.textContent = (line.dataset[state] ?? "").replace("#", time);
    line.classList.toggle("failed", state === "failed" || state === "conflict");
  };
}

/** One POST of the draft. Files go with the real submit; a draft is words and numbers only. */
function postDraft(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return fetch(form.dataset.autosave, {
    method: "POST",
    body: new URLSearchParams(data),
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    redirect: "error",
  });
}

/** Saves the draft and returns what to tell: saved, failed or conflict (a colleague has changed the step). */
async function saveDraft(form) {
  try {
    const answer = await postDraft(form);
    if (answer.status === 409) return { state: "conflict" };
    if (!answer.ok) return { state: "failed" };
    const saved = await answer.json();
    const version = form.elements.namedItem("versjon");
    if (version && saved.versjon !== undefined) version.value = String(saved.versjon);
    return { state: "saved", time: saved.kl ?? "" };
  } catch {
    return { state: "failed" };
  }
}

function autosave(form, changes) {
  const tell = saveStatus(form);
  let running = false;
  let stopped = false;
  let waiting = null;
  const save = async () => {
    if (stopped || running) return;
    running = true;
    tell("saving");
    const mark = changes.made;
    const { state, time } = await saveDraft(form);
    running = false;
    tell(state, time);
    if (state === "saved") changes.saved = mark;
    if (state === "conflict") stopped = true;
    if (waiting) form.requestSubmit(waiting.button);
    else if (state === "saved" && changes.made !== mark) later();
  };
  const later = debounce(AUTOSAVE_PAUSE, save);
  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => {
    // The submit must carry the version that the save under way is about to give, or the user would meet a conflict with himself.
    if (running && !waiting) {
      event.preventDefault();
      waiting = { button: event.submitter };
    } else {
      stopped = true;
    }
  });
  window.addEventListener("pageshow", () => {
    stopped = false;
    waiting = null;
  });
}

function watchForms(root) {
  for (const form of root.querySelectorAll("form[data-autosave], [data-unsaved]")) {
    // What a page brings back from a form that was not taken is unsaved before anything is changed.
    const changes = { made: form.dataset.unsaved === "typed" ? 1 : 0, saved: 0 };
    form.addEventListener("input", () => (changes.made += 1));
    if (form.dataset.autosave) autosave(form, changes);
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) changes.saved = changes.made;
    });
    window.addEventListener("beforeunload", (event) => {
      if (changes.made !== changes.saved) event.preventDefault();
    });
  }
}

/** Enter and the arrows move between the rows of an allocation sheet, as in a spreadsheet. */
function sheets(root) {
  for (const sheet of root.querySelectorAll("table[data-sheet]")) {
    sheet.addEventListener("keydown", (event) => {
      const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !event.target.matches("input[data-amount]")) return;
      event.preventDefault();
      const column = event.target.closest("td").cellIndex;
      const rows = [...sheet.tBodies[0].rows];
      const next = rows[rows.indexOf(event.target.closest("tr")) + step]?.cells[column]?.querySelector("input[data-amount]");
      next?.focus();
      next?.select();
    });
  }
}

function printButtons(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

if (typeof document !== "undefined") {
  for (const enhance of [wordCounts, liveSums, groupAmounts, watchForms, sheets, printButtons]) enhance(document);
}
