// The program of a sealed victim kit (docs/victim-kit-format.md). It stands in every kit as it is here; its hash is the only
// one that the page's policy lets run. Data become text nodes and nothing else. It has no way to any network.
(() => {
  "use strict";
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true });

  /** @param {string} id @returns {HTMLElement} */
  const part = (id) => {
    const found = document.getElementById(id);
    if (found === null) throw new Error(id);
    return found;
  };
  /** @param {string} id */
  const words = (id) => part(id).textContent ?? "";
  /** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
  const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.codePointAt(0) ?? 0);
  /** @param {Uint8Array} bytes */
  const base64 = (bytes) => {
    let text = "";
    for (const byte of bytes) text += String.fromCodePoint(byte);
    return btoa(text);
  };
  /** @param {readonly Uint8Array[]} list @returns {Uint8Array<ArrayBuffer>} */
  const joined = (list) => {
    const all = new Uint8Array(list.reduce((sum, one) => sum + one.length, 0));
    let at = 0;
    for (const one of list) {
      all.set(one, at);
      at += one.length;
    }
    return all;
  };
  /** @param {string} name @param {string} text @param {HTMLElement} into @returns {HTMLElement} */
  const add = (name, text, into) => {
    const element = document.createElement(name);
    element.textContent = text;
    into.append(element);
    return element;
  };

  /** @typedef {{ lead: string, detail: string }} Step */
  /** @typedef {{ title: string, paragraphs: string[], steps: Step[] }} Part */
  /** @typedef {{ kit: string, marking: string, title: string, parts: Part[], questions: { id: string, text: string }[], publicKey: string, secret: string }} Content */
  /** @type {{ format: string, version: number, kit: string, iterations: number, salt: string, nonce: string, data: string }} */
  const envelope = JSON.parse(words("kit"));

  /** @param {string} typed @returns {Promise<Content>} */
  const open = async (typed) => {
    const { format, version, kit, iterations, salt, nonce, data } = envelope;
    const passphrase = typed
      .normalize("NFKC")
      .toLowerCase()
      .split(/[\s-]+/)
      .filter(Boolean)
      .join(" ");
    const base = await crypto.subtle.importKey("raw", encoder.encode(passphrase), "PBKDF2", false, [
      "deriveKey",
    ]);
    const key = await crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations },
      base,
      { name: "AES-GCM", length: 256 },
      false,
      ["decrypt"],
    );
    const additionalData = encoder.encode([format, version, kit, iterations, salt].join("\n"));
    const algorithm = { name: "AES-GCM", iv: bytesOf(nonce), additionalData };
    const plain = await crypto.subtle.decrypt(algorithm, key, bytesOf(data));
    return JSON.parse(decoder.decode(plain));
  };

  /** @param {Content} content @param {{ question: string, answer: string }[]} answers */
  const seal = async ({ kit, publicKey, secret }, answers) => {
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = bytesOf(publicKey);
    const recipient = await crypto.subtle.importKey("raw", theirs, curve, false, []);
    const own = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const ours = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const agreed = { name: "ECDH", public: recipient };
    const shared = new Uint8Array(await crypto.subtle.deriveBits(agreed, own.privateKey, 256));
    const input = joined([shared, bytesOf(secret)]);
    const base = await crypto.subtle.importKey("raw", input, "HKDF", false, ["deriveKey"]);
    const info = encoder.encode("watchpost victim kit return v1");
    const key = await crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: joined([theirs, ours]), info },
      base,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt"],
    );
    const format = "watchpost-victim-kit-return";
    const ephemeral = base64(ours);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = encoder.encode([format, 1, kit, ephemeral].join("\n"));
    const filledAt = new Date().toISOString();
    const content = { return: crypto.randomUUID(), kit, filledAt, answers };
    const plain = encoder.encode(JSON.stringify(content));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, plain);
    const sealed = { nonce: base64(iv), data: base64(new Uint8Array(data)) };
    return JSON.stringify({ format, version: 1, kit, ephemeral, ...sealed });
  };

  /** @param {Content} content */
  const draw = ({ title, marking, parts, questions }) => {
    const sheet = part("sheet");
    add("p", marking, sheet).className = "dim";
    add("h3", title, sheet);
    for (const one of parts) {
      add("h3", one.title, sheet);
      for (const paragraph of one.paragraphs) add("p", paragraph, sheet);
      if (one.steps.length === 0) continue;
      const list = add("ol", "", sheet);
      for (const { lead, detail } of one.steps) {
        const item = add("li", "", list);
        add("strong", lead, item);
        item.append(` ${detail}`);
      }
    }
    for (const { id, text } of questions) {
      const label = add("label", text, part("questions"));
      label.setAttribute("for", `answer-${id}`);
      const area = document.createElement("textarea");
      area.id = `answer-${id}`;
      area.rows = 3;
      area.maxLength = 20_000;
      area.dataset["question"] = id;
      part("questions").append(area);
    }
  };

  /** @param {string} text @param {string} name */
  const save = (text, name) => {
    const link = part("again");
    if (!(link instanceof HTMLAnchorElement)) return;
    if (link.href !== "") URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = name;
    link.hidden = false;
    link.click();
  };

  /** @param {Content} content */
  const answered = async (content) => {
    const areas = [...document.querySelectorAll("textarea")];
    const answers = areas
      .map((area) => ({ question: area.dataset["question"] ?? "", answer: area.value.trim() }))
      .filter(({ answer }) => answer !== "");
    if (answers.length === 0) {
      part("sealed").textContent = words("say-empty");
      return;
    }
    part("sealed").textContent = words("say-sealing");
    const name = `answers-${content.kit.slice(-12)}.wpanswers`;
    save(await seal(content, answers), name);
    part("sealed").textContent = words("say-sealed").replace("{name}", name);
  };

  /** @param {HTMLInputElement} input */
  const unlock = async (input) => {
    const status = part("status");
    status.textContent = words("say-opening");
    /** @type {Content} */
    let content;
    try {
      content = await open(input.value);
    } catch {
      status.textContent = words("say-wrong");
      input.focus();
      return;
    }
    input.value = "";
    part("lock").hidden = true;
    status.textContent = "";
    draw(content);
    part("opened").hidden = false;
    part("sheet-title").tabIndex = -1;
    part("sheet-title").focus();
    part("answers").addEventListener("submit", (sent) => {
      sent.preventDefault();
      void answered(content);
    });
  };

  const start = () => {
    const status = part("status");
    if (globalThis.crypto?.subtle === undefined) {
      status.textContent = words("say-unsupported");
      return;
    }
    const lock = part("lock");
    const input = part("passphrase");
    lock.hidden = false;
    lock.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input instanceof HTMLInputElement) void unlock(input);
    });
  };
  start();
})();
