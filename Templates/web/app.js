// The page: which part of it is shown, and what happens to a document.
import { call, get, isWelcome, Refusal, remove, send, upload } from "./api.js";
import { openAccount, setUpAccount } from "./account.js";
import { Chat } from "./chat.js";
import { DocumentModel } from "./model.js";
import { Sheet } from "./sheet.js";
import { showTables } from "./tables.js";
import { element, TextView } from "./text.js";

const $ = id => document.getElementById(id);
const state = { job: null, view: null, model: null, page: 0, file: null, cited: [] };
const say = text => { $("status").textContent = text; };
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

// Words, on the picture and in the text at once.

const hover = (word, isOn) => {
  sheet.mark(word, "on", isOn);
  text.mark(word, "on", isOn);
};
const sheet = new Sheet({
  hover,
  edit(word) {
    showTab("text");
    text.edit(word);
  },
});
const text = new TextView(() => state.model, {
  hover,
  corrected(word) {
    sheet.refresh(word);
    showPending();
    say(`Corrected to ${word.text || "nothing"}`);
  },
});
const chat = new Chat(cite);

async function cite(citation) {
  await showPage(citation.page - 1);
  for (const word of state.cited) mark(word, false);
  state.cited = state.model.find(citation.page - 1, citation.snippet);
  for (const word of state.cited) mark(word, true);
  if (state.cited[0]) sheet.reveal(state.cited[0]);
  say(`Page ${citation.page}: ${citation.snippet}`);
}

function mark(word, isOn) {
  sheet.mark(word, "cited", isOn);
  text.mark(word, "cited", isOn);
}

// Handing in.

function choose(file) {
  if (!file) return;
  const limit = Number(document.body.dataset.limitBytes);
  if (file.size > limit) return fail(new Refusal(413, `${file.name} is larger than this server takes.`));
  state.file = file;
  $("chosen").textContent = `${file.name} · ${size(file.size)}`;
  $("send").disabled = false;
  $("send").focus();
  say(`${file.name} is chosen`);
}

async function submit(event) {
  event.preventDefault();
  if (!state.file) return;
  const form = new FormData();
  const formats = [...document.querySelectorAll("input[name=formats]:checked")].map(box => box.value);
  form.append("formats", [...new Set([...formats, "json"])].join(","));
  form.append("language", $("language").value);
  if ($("password").value) form.append("password", $("password").value);
  if ($("rotate").checked) form.append("rotate_pages", "true");
  if ($("deskew").checked) form.append("deskew", "true");
  form.append("file", state.file, state.file.name);
  $("send").disabled = true;
  try {
    const job = await upload("/v1/jobs", form, share => say(`Sending ${Math.round(share * 100)} %`));
    state.password = $("password").value;
    history.pushState({}, "", `#${job.id}`);
    await open(job.id);
  } catch (error) {
    fail(error);
  } finally {
    $("send").disabled = false;
  }
}

function fail(error) {
  if (error.status === 401) return openAccount();
  $("chosen").textContent = error.message;
  say(error.message);
}

// One document.

async function open(id) {
  Object.assign(state, { job: id, model: null, view: null, page: 0, cited: [] });
  show("job");
  $("result").hidden = $("failure").hidden = $("pending").hidden = true;
  $("job-title").textContent = "";
  $("facts").textContent = "";
  try {
    const job = await follow(id);
    if (state.job !== id) return;
    if (job.state !== "done") return showFailure(job.error?.message ?? `The job is ${job.state}.`);
    state.view = job;
    state.model = new DocumentModel(await get(`/v1/jobs/${id}/result/json`));
    if (state.job !== id) return;
    showFiles(job);
    $("result").hidden = false;
    await showPage(0);
    chat.show(id);
    $("job-title").focus();
    say("Done");
  } catch (error) {
    if (error.status === 401) openAccount();
    showFailure(error.message);
  }
}

/** Shows how far the job is until it is final. */
async function follow(id) {
  for (;;) {
    const job = await get(`/v1/jobs/${id}`);
    if (state.job !== id) return job;
    $("job-title").textContent = job.name ?? "Document";
    document.title = `${job.name ?? "Document"} · Recto`;
    const isOver = ["done", "failed", "cancelled", "expired"].includes(job.state);
    $("progress-box").hidden = isOver;
    if (isOver) return job;
    const { pages, pages_done: done } = job.progress;
    const words = job.state !== "processing" ? "Waiting for its turn" : pages ? `Page ${Math.min(done + 1, pages)} of ${pages}` : "Looking into the file";
    if ($("progress-words").textContent !== words) say(words);
    $("progress-words").textContent = words;
    if (job.state === "processing" && pages) $("progress").value = Math.max(4, done * 100 / pages);
    else $("progress").removeAttribute("value");
    await pause(400);
  }
}

function showFailure(message) {
  $("progress-box").hidden = true;
  $("failure").textContent = message;
  $("failure").hidden = false;
}

async function showPage(index) {
  const count = state.model.pages.length;
  if (index < 0 || index >= count) { $("page").value = state.page + 1; return; }
  state.page = index;
  $("page").value = index + 1;
  $("pages").textContent = count;
  $("previous").disabled = index === 0;
  $("next").disabled = index === count - 1;
  const page = state.model.pages[index];
  text.show(page);
  showTables($("tables"), state.model, index, showPending);
  const sure = state.view.mean_confidence;
  $("facts").textContent = [`${count} ${count === 1 ? "page" : "pages"}`, `${page.words.length} words on this page`,
    sure === undefined ? "" : `${Math.round(sure * 100)} % sure`, state.view.language ?? ""].filter(Boolean).join(" · ");
  await sheet.show(state.job, index, page);
}

function showPending() {
  const count = state.model.correctionCount;
  $("pending").hidden = count === 0;
  $("pending-words").textContent = count === 1 ? "1 correction" : `${count} corrections`;
}

async function exportAgain() {
  $("export").disabled = true;
  try {
    const body = { ...state.model.corrections };
    if (state.password) body.password = state.password;
    const job = await send(`/v1/jobs/${state.job}/corrections`, body);
    history.pushState({}, "", `#${job.id}`);
    await open(job.id);
  } catch (error) {
    say(error.message);
    $("pending-words").textContent = error.message;
  } finally {
    $("export").disabled = false;
  }
}

// Files.

function showFiles(job) {
  $("files").replaceChildren(...job.results.map(result => {
    const item = document.createElement("li");
    item.append(element("span", "name", result.format.toUpperCase()), element("span", "hint", size(result.bytes)));
    const button = element("button", "", "Download");
    button.type = "button";
    button.dataset.format = result.format;
    button.setAttribute("aria-label", `Download ${result.format}`);
    button.addEventListener("click", () => download(result).catch(error => say(error.message)));
    item.append(button);
    return item;
  }));
  const told = [...(job.missing ?? []).map(missing => `${missing.format}: ${missing.message}`),
    ...(job.failed_pages ?? []).map(page => `page ${page.page}: ${page.message}`), ...(job.notes ?? [])];
  $("notes").replaceChildren(...told.map(note => element("li", "", note)));
}

async function download(result) {
  const response = await call(result.url);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  const plain = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = named ? decodeURIComponent(named) : plain ?? `document.${result.format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`${link.download} was downloaded`);
}

const size = bytes => bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

// Which part is shown.

function show(part) {
  $("start").hidden = part !== "start";
  $("job").hidden = part !== "job";
}

function showTab(name) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isChosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
}

async function showStart() {
  state.job = null;
  document.title = "Recto";
  show("start");
  $("pending").hidden = true;
  $("recent").hidden = true;
  if (!isWelcome()) return;
  try {
    const { jobs } = await get("/v1/jobs?limit=12");
    $("recent").hidden = !jobs.length;
    $("jobs").replaceChildren(...jobs.map(job => {
      const item = document.createElement("li");
      const button = element("button", "");
      button.type = "button";
      const when = new Date(job.created_at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
      button.append(element("span", "name", job.name ?? "Expired"), element("span", "when", `${job.state} · ${when}`));
      button.addEventListener("click", () => { location.hash = job.id; });
      item.append(button);
      return item;
    }));
  } catch {
    $("recent").hidden = true;
  }
}

function route() {
  const id = location.hash.slice(1);
  if (/^[0-9a-f-]{36}$/.test(id)) { if (id !== state.job) open(id); } else showStart();
}

function setUp() {
  $("job-title").tabIndex = -1;
  $("upload").addEventListener("submit", submit);
  $("file").addEventListener("change", () => choose($("file").files[0]));
  const drop = $("drop");
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, event => { event.preventDefault(); drop.classList.add("over"); });
  }
  addEventListener("dragleave", event => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", event => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!$("start").hidden) choose(event.dataTransfer.files[0]);
  });
  addEventListener("paste", event => {
    const file = [...event.clipboardData?.files ?? []][0];
    if (file && !$("start").hidden) choose(file);
  });
  $("back").addEventListener("click", () => { history.pushState({}, "", location.pathname); showStart(); });
  $("previous").addEventListener("click", () => showPage(state.page - 1));
  $("next").addEventListener("click", () => showPage(state.page + 1));
  $("page").addEventListener("change", () => showPage(Number($("page").value) - 1 || 0));
  $("export").addEventListener("click", exportAgain);
  $("undo").addEventListener("click", () => { state.model.undo(); showPending(); showPage(state.page); });
  $("cancel").addEventListener("click", () => remove(`/v1/jobs/${state.job}`).catch(error => say(error.message)));
  $("delete").addEventListener("click", async () => {
    try { await remove(`/v1/jobs/${state.job}`); $("back").click(); } catch (error) { say(error.message); }
  });
  setUpTabs();
  setUpAccount(() => { if (!$("start").hidden) showStart(); else open(state.job); });
  addEventListener("hashchange", route);
  addEventListener("popstate", route);
  if (!isWelcome()) openAccount();
  route();
}

function setUpTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => showTab(tab.id.slice(4)));
    tab.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      next.click();
      next.focus();
    });
  });
}

setUp();
