// Talks to the server. The token stays in this browser and goes into a header, never into an address.
const key = "recto-token";

export const token = {
  get value() { return localStorage.getItem(key) ?? ""; },
  set value(text) { text ? localStorage.setItem(key, text) : localStorage.removeItem(key); },
};

/** Whether the server would say anything but that it wants a token. */
export const isWelcome = () => token.value !== "" || document.body.dataset.needsToken !== "true";

export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const headers = (more = {}) => (token.value ? { Authorization: `Bearer ${token.value}`, ...more } : more);

const unreachable = () => new Refusal(0, "The server can't be reached.");

/** The object of JSON in an answer; an empty one when it is something else. */
function parsed(text) {
  try { return JSON.parse(text) ?? {}; } catch { return {}; }
}

function refusal(status, text) {
  const { detail, error } = parsed(text);
  return new Refusal(status, detail ?? error ?? `The server answered ${status}.`);
}

export async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: headers(options.headers) });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw refusal(response.status, await response.text());
  return response;
}

export const get = async path => (await call(path)).json();

export const send = async (path, value) => (await call(path, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value),
})).json();

export const remove = path => call(path, { method: "DELETE" });

/** Sends a form and tells which share of it is on its way. */
export function upload(path, form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", event => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("error", () => reject(unreachable()));
    request.addEventListener("load", () => {
      if (request.status < 300) return resolve(parsed(request.responseText));
      reject(refusal(request.status, request.responseText));
    });
    request.send(form);
  });
}
