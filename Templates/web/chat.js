// Questions about the document.
import { get, send } from "./api.js";
import { element } from "./text.js";

const $ = id => document.getElementById(id);

export class Chat {
  #job = null;
  #conversation = null;

  /** `cite` is called with a citation that somebody wants to see. */
  constructor(cite) {
    this.cite = cite;
    $("ask").addEventListener("submit", event => {
      event.preventDefault();
      this.#ask($("question").value.trim());
    });
  }

  async show(job) {
    this.#job = job;
    this.#conversation = null;
    $("chat").replaceChildren();
    try {
      const history = await get(`/api/v1/chat/${job}/history/`);
      if (this.#job !== job) return;
      this.#conversation = history.conversation ?? null;
      for (const message of history.messages) this.#add(message);
    } catch { /* Without a token there is none. */ }
  }

  async #ask(question) {
    if (!question) return;
    const job = this.#job;
    $("question").value = "";
    this.#add({ role: "user", content: question, citations: [] });
    try {
      const body = { message: question };
      if (this.#conversation) body.conversation = this.#conversation;
      const reply = await send(`/api/v1/chat/${job}/`, body);
      if (job !== this.#job) return;
      this.#conversation = reply.conversation;
      this.#add(reply.message);
    } catch (error) {
      this.#add({ role: "assistant", content: error.message, citations: [] });
    }
  }

  #add(message) {
    const bubble = element("div", `message ${message.role}`);
    bubble.append(element("span", "unseen", message.role === "user" ? "You: " : "Answer: "));
    bubble.append(element("p", "", message.content));
    if (message.citations.length) {
      const list = element("div", "citations");
      for (const citation of message.citations) {
        const button = element("button", "", `p. ${citation.page}`);
        button.type = "button";
        button.title = citation.snippet;
        button.setAttribute("aria-label", `Show on page ${citation.page}: ${citation.snippet}`);
        button.addEventListener("click", () => this.cite(citation));
        list.append(button);
      }
      bubble.append(list);
    }
    $("chat").append(bubble);
    bubble.scrollIntoView({ block: "nearest" });
  }
}
