// The token, and the pages it has used.
import { get, isWelcome, token } from "./api.js";
import { element } from "./text.js";

const $ = id => document.getElementById(id);

/** `changed` is called when another token is used. */
export function setUpAccount(changed) {
  const dialog = $("account");
  $("account-button").addEventListener("click", openAccount);
  $("save-token").addEventListener("click", async () => {
    token.value = $("token").value.trim();
    if (await showUsage()) dialog.close();
    changed();
  });
  $("token").addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    $("save-token").click();
  });
  $("forget").addEventListener("click", () => {
    token.value = "";
    $("token").value = "";
    $("usage").replaceChildren();
    changed();
  });
}

export function openAccount() {
  $("token").value = token.value;
  $("account").showModal();
  showUsage();
}

/** Returns whether the server knows who asks. */
async function showUsage() {
  const place = $("usage");
  place.replaceChildren();
  if (!isWelcome()) return false;
  try {
    const usage = await get("/v1/usage");
    const cap = usage.cap === undefined ? "" : ` of ${usage.cap}`;
    const words = element("p", "", `${usage.used}${cap} pages used in ${usage.period}`);
    place.replaceChildren(words);
    if (usage.cap) {
      const meter = document.createElement("meter");
      [meter.min, meter.max, meter.value] = [0, usage.cap, usage.used];
      meter.setAttribute("aria-label", "Share of the pages that is used");
      place.append(meter);
    }
    if (usage.periods.length > 1) place.append(table(usage.periods));
    return true;
  } catch (error) {
    place.replaceChildren(element("p", "notice", error.message));
    return false;
  }
}

function table(periods) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const name of ["Period", "Pages"]) head.append(element("th", "", name));
  for (const period of periods.slice(0, 12)) {
    const row = made.insertRow();
    row.insertCell().textContent = period.period;
    row.insertCell().textContent = period.pages;
  }
  return made;
}
