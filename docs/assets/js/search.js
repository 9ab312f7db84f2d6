/* The search. Loaded by its page alone; the index comes in pieces, on first use. How letters are folded and
   what counts how much is told by the index: texts and queries are read by the same rules. */
(() => {
  "use strict";

  const MOST = 200; // characters of a query that are read
  const MOST_WORDS = 12;
  const SHORT = 3; // letters
  const AT_ONCE = 10; // results
  const WAIT = 40; // milliseconds after a key, so that fast typing asks once
  const PAUSE = 300; // after which a count is read out
  const AROUND = 200; // characters of an excerpt
  const QUOTES = /["“”„«»]/;
  // How well a word answers another: the better ones first, whatever is added to them.
  const SAME = 1, PLAIN = 0.9, SOFT = 0.8, ENDING = 0.7, SHARED = 0.4, SLIP = 0.2, LEAST = 0.15, HINT = 0.05;
  const FAR = 0.35; // of what is not half as near as the nearest, that much counts

  const form = document.getElementById("search");
  const field = form.elements.q;
  const answer = document.getElementById("search-answer");
  const said = document.getElementById("search-said");
  const found = document.getElementById("search-found");
  const list = found.querySelector("ol");
  const more = found.querySelector("button");
  const tips = document.getElementById("search-tips");
  const pattern = document.getElementById("search-result");
  const words = form.dataset; // the sentences of the page's language

  /* Pieces */

  const pieces = new Map();
  let edition = "";

  async function piece(name) {
    if (!pieces.has(name)) pieces.set(name, get(`${words.index}${name}.json${edition && `?${edition}`}`));
    try {
      return await pieces.get(name);
    } catch (error) {
      pieces.delete(name); // the next query tries again
      throw error;
    }
  }

  class Unloaded extends Error {}

  async function get(address) {
    const answer = await fetch(address).catch(() => null);
    const read = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!read) throw new Unloaded(address);
    return read;
  }

  let rules = null;

  async function open() {
    if (rules) return;
    const told = await piece(`${words.lang}/index`);
    const table = ([from, to]) => new Map([...from].map((letter, place) => [letter, [...to][place]]));
    edition = told.edition;
    const pattern = new RegExp(told.word, "gu");
    const tables = { small: table(told.small), plain: table(told.plain), soft: table(told.soft) };
    rules = { ...told, ...tables, word: pattern };
  }

  /* Words */

  const changed = (text, table) => [...text].map((letter) => table.get(letter) ?? letter).join("");

  function word(small) {
    const plain = changed(small, rules.plain);
    return { small, plain, soft: changed(plain, rules.soft), number: /^[0-9]/.test(small) };
  }

  /* The words of a text with the places where they begin and end in it. */
  function read(text) {
    return [...text.matchAll(rules.word)].map((match) => ({
      ...word(changed(match[1] ?? match[2], rules.small)),
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  const composed = (text) => text.normalize("NFC").replace(new RegExp(rules.marks, "gu"), "");

  /* How well the word of a text answers the asked one: 0, not at all. */
  function nearness(asked, there) {
    if (asked.small === there.small) return SAME;
    if (asked.plain === there.plain) return PLAIN;
    if (asked.exact) return 0;
    if (asked.soft === there.soft) return SOFT;
    const [one, other] = [asked.soft, there.soft];
    if (asked.number || there.number) return one.length > 2 && other.startsWith(one) ? LEAST : 0;
    const shared = same(one, other);
    if (shared < (asked.least ?? 0)) return 0;
    const part = shared / Math.max(one.length, other.length);
    const begins = shared === one.length && shared > 1; // asked for while it is typed
    const ends = shared === other.length && (shared > 3 || (shared === 3 && one.length < 7));
    if (begins || ends) return Math.max(LEAST, ENDING * part * part);
    if (shared > 3 && part >= 0.5) return SHARED * part * part;
    if (!asked.least && slipped(asked.plain, there.plain)) return SLIP;
    const ended = shared > 2 && one.length > 3 && one.length - shared < 3; // a short stem, each with its ending
    return ended && !asked.least ? HINT * part : 0;
  }

  function same(one, other) {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return length;
  }

  /* Whether a word, or its beginning, is the asked one but for a letter after the second: one that is
     missing, too many, another one, or two that changed places. */
  function slipped(asked, there) {
    if (asked.length < 4) return false;
    const at = same(asked, there);
    if (at < 2) return false;
    const [one, other] = [asked.slice(at), there.slice(at)];
    const whole = asked.length < 5; // of a short word the beginning would be anything
    const fits = (rest, start) => (whole ? rest === start : rest.startsWith(start));
    return (
      fits(other, one.slice(1)) ||
      fits(other.slice(1), one) ||
      fits(other.slice(1), one.slice(1)) ||
      (one.length > 1 && fits(other, one[1] + one[0] + one.slice(2)))
    );
  }

  /* Query: its words, and those between quotation marks as phrases. */
  function parse(text) {
    const asked = [];
    const phrases = [];
    const parts = composed(text).split(QUOTES);
    parts.forEach((part, place) => {
      const exact = place % 2 === 1 && place < parts.length - 1; // an open mark is one that is being typed
      const here = read(part).map((one) => ({ ...one, exact, also: [] }));
      const first = asked.length;
      asked.push(...here.slice(0, MOST_WORDS - first));
      if (exact && asked.length - first > 1) phrases.push([first, asked.length]);
    });
    return { asked, phrases };
  }

  /* Places */

  const lists = new Map(); // the words of each piece of them

  /* The number of the piece in which words that begin so lie, or would lie. */
  function numbered(beginning) {
    const next = rules.beginnings.findIndex((first) => first > beginning);
    return (next < 0 ? rules.beginnings.length : next) - 1;
  }

  async function vocabulary(number) {
    const name = `words/${number}`;
    const there = await piece(name);
    if (!lists.has(name)) {
      lists.set(name, Object.entries(there).map(([small, rows]) => ({ ...word(small), rows })));
    }
    return lists.get(name);
  }

  /* The words with a beginning; if it is a whole word, that word at least. */
  async function beginning(letters, whole = false) {
    const [first, last] = [numbered(letters), numbered(whole ? letters : `${letters}\uffff`)];
    const numbers = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    const there = await Promise.all(numbers.filter((number) => number >= 0).map(vocabulary));
    return there.flat().filter(({ soft }) => soft.startsWith(letters));
  }

  /* The words that are near to the asked one, each with how near: those that begin as it does; where none of
     them is it, those that share two letters, for a slip. A word of fewer letters is that word alone. */
  async function nearest(asked) {
    const near = (there) =>
      there.map((one) => ({ there: one, close: nearness(asked, one) })).filter(({ close }) => close > 0);
    const letters = asked.soft.slice(0, rules.letters);
    const short = letters.length < rules.letters;
    const there = await beginning(letters, short);
    if (short) return near(there.filter(({ soft }) => soft === letters));
    const alike = near(there);
    const known = Math.max(0, ...alike.map(({ close }) => close)) >= 2 * SLIP;
    if (known) return alike.filter(({ close }) => close !== SLIP);
    asked.slips = asked.plain.length > 3 && !asked.exact && !asked.number && !asked.least;
    return asked.slips ? near(await beginning(letters.slice(0, 2))) : alike;
  }

  /* For each document how well it answers a word, in which language best, and where: as a list of the
     language, the place and the nearness of each, one after the other. */
  async function answers(asked) {
    const own = rules.languages.indexOf(words.lang);
    const near = await nearest(asked);
    const best = Math.max(0, ...near.map(({ close }) => close));
    const hits = new Map();
    for (const { there, close } of near) {
      const counts = close < best / 2 ? close * FAR : close;
      for (const row of there.rows) collect(hits, row, counts, counts * (row[0] === own ? 1 : 0.9));
    }
    return hits;
  }

  /* Take up a row of the index: a language, and then for each document how far on it is, how many places there
     are in it, and how far apart these are. */
  function collect(hits, row, close, worth) {
    const language = row[0];
    let document = 0;
    for (let at = 1; at < row.length; ) {
      document += row[at];
      const hit = hits.get(document) ?? { score: 0, language, places: [], fields: rules.weights.map(() => 0) };
      hits.set(document, hit);
      const end = at + 2 + row[at + 1];
      let place = 0;
      for (at += 2; at < end; at += 1) {
        place += row[at];
        const where = place % rules.fields;
        const score = rules.weights[where] * worth;
        if (score > hit.fields[where]) hit.fields[where] = score;
        if (score > hit.score) [hit.score, hit.language] = [score, language];
        hit.places.push(language, place, close);
      }
    }
  }

  /* Where the words of two answers follow each other: the places of the second, in the documents of both. */
  function following(first, second) {
    const hits = new Map();
    for (const [document, one] of first) {
      const other = second.get(document);
      if (!other) continue;
      const places = [];
      let score = 0;
      for (let at = 0; at < other.places.length; at += 3) {
        const [language, place, close] = [other.places[at], other.places[at + 1], other.places[at + 2]];
        if (!stands(one.places, language, place - rules.fields)) continue;
        places.push(language, place, close);
        score = Math.max(score, rules.weights[place % rules.fields] * close);
      }
      if (score) hits.set(document, { ...other, score, places });
    }
    return hits;
  }

  function stands(places, language, place) {
    for (let at = 0; at < places.length; at += 3) {
      if (places[at + 1] === place && places[at] === language) return true;
    }
    return false;
  }

  /* Two words that others write as one: what is found must reach into the second. */
  function joined(one, other) {
    const both = { ...word(one.plain + other.plain), least: one.plain.length + 3 };
    one.also.push(both);
    return answers(both);
  }

  /* One word that others write as two: a part that is a word, and the rest that follows it. */
  async function divided(asked, least, most) {
    const hits = new Map();
    for (let length = least; length <= most && length + 3 <= asked.plain.length; length += 1) {
      const [first, second] = [asked.plain.slice(0, length), asked.plain.slice(length)].map(word);
      const before = await answers({ ...first, exact: true });
      const both = before.size ? following(before, await answers({ ...second, least: 3 })) : before;
      if (both.size) asked.also.push({ ...first, exact: true }, { ...second, least: 3 });
      add(hits, both);
    }
    return hits;
  }

  function add(hits, others) {
    for (const [document, hit] of others) {
      if ((hits.get(document)?.score ?? 0) < hit.score) hits.set(document, hit);
    }
  }

  /* Ranking */

  /* What answers each word, however it is written. */
  async function everywhere(asked) {
    const loose = asked.map((one) => !one.exact);
    const pairs = asked.slice(1).map((other, place) => loose[place] && !other.exact && [asked[place], other]);
    const [all, pairwise, parts] = await Promise.all([
      Promise.all(asked.map(answers)),
      Promise.all(pairs.map((pair) => (pair ? joined(...pair) : new Map()))),
      Promise.all(asked.map((one, place) => (loose[place] ? divided(one, 2, SHORT) : new Map()))),
    ]);
    for (const [place, hits] of all.entries()) {
      add(hits, parts[place]);
      if (!hits.size && loose[place]) add(hits, await divided(asked[place], SHORT + 1, MOST));
    }
    for (const [place, hits] of pairwise.entries()) {
      add(all[place], hits);
      add(all[place + 1], hits);
    }
    return all;
  }

  async function results({ asked, phrases }) {
    const all = await everywhere(asked);
    const pairs = all.slice(1).map((hits, place) => following(all[place], hits));
    const allowed = phrases.map(([first, last]) => {
      let chain = pairs[first];
      for (let place = first + 2; place < last; place += 1) chain = following(chain, all[place]);
      return chain;
    });
    const scores = new Map();
    for (const [place, hits] of all.entries()) {
      const rare = Math.log(1 + rules.documents / Math.max(1, hits.size));
      for (const [document, hit] of hits) {
        if (!allowed.every((chain) => chain.has(document))) continue;
        const score = scores.get(document) ?? { document, number: 0, score: 0, languages: [] };
        scores.set(document, score);
        const rest = hit.fields.reduce((sum, worth) => sum + worth, -hit.score);
        score.number += 1;
        score.score += rare * (hit.score + 0.2 * rest + 0.5 * (pairs[place]?.get(document)?.score ?? 0));
        score.languages.push([place, hit.language]);
      }
    }
    const found = [...scores.values()];
    const whole = found.filter(({ number }) => number === asked.length);
    const chosen = whole.length ? whole : found.filter(({ number }) => number * 2 >= asked.length);
    for (const one of chosen) one.score *= rules.ranks.find(([last]) => one.document < last)[1];
    chosen.sort(
      (one, other) => other.number - one.number || other.score - one.score || one.document - other.document,
    );
    return { chosen, whole: whole.length > 0 };
  }

  /* Showing */

  const spelled = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, words.thousand.slice(1, -3));
  const sentence = (text, number) => text.replace("{n}", spelled(number));
  let pause = 0;

  function say(text) {
    clearTimeout(pause);
    pause = setTimeout(() => (said.textContent = text), said.textContent ? PAUSE : 0);
  }

  /* Whether a word of a text that is shown answers the asked one, or is a part of what answers it. */
  function isAnswer(query, one) {
    const close = nearness(query, one);
    if (close > 0 && (close !== SLIP || query.slips)) return true;
    return query.also.some((other) => nearness(other, one) > 0);
  }

  /* The text with what answers the query marked; says which of the asked words are in it. */
  function mark(element, text, asked, seen) {
    let end = 0;
    for (const one of read(text)) {
      const places = [...asked.keys()].filter((place) => isAnswer(asked[place], one));
      if (!places.length) continue;
      for (const place of places) seen.add(place);
      const hit = document.createElement("mark");
      hit.textContent = text.slice(one.start, one.end);
      element.append(text.slice(end, one.start), hit);
      end = one.end;
    }
    element.append(text.slice(end));
  }

  /* The part of a text in which the first answer stands. */
  function part(text, asked) {
    if (text.length <= AROUND) return text;
    const first = read(text).find((one) => asked.some((query) => isAnswer(query, one)));
    const wish = first ? Math.max(0, first.start - AROUND / 4) : 0;
    const start = wish ? text.indexOf(" ", wish) + 1 : 0;
    const cut = text.slice(start, start + AROUND);
    const end = start + AROUND < text.length ? cut.lastIndexOf(" ") : cut.length;
    return `${start ? "… " : ""}${cut.slice(0, end)}${end < cut.length ? " …" : ""}`;
  }

  function item([path, title, text, about, badge, titleLang, textLang], { languages }, asked) {
    const result = pattern.content.cloneNode(true);
    const at = (name) => result.querySelector(name);
    const seen = new Set();
    const link = at("a");
    link.href = words.pages + path;
    if (titleLang) link.lang = titleLang;
    mark(link, title, asked, seen);
    if (textLang) at(".excerpt").lang = textLang;
    mark(at(".excerpt"), part(text, asked), asked, seen);
    if (badge.length) {
      at(".badge").dataset.status = badge[0];
      at(".badge").textContent = badge[1];
    } else at(".badge").remove();
    at(".about").textContent = about.join(" · ");
    // What cannot be seen here is said: that the word was found in another language of the page.
    const unseen = languages.filter(([place]) => !seen.has(place));
    const elsewhere = new Set(unseen.map(([, number]) => rules.languages[number]));
    for (const note of result.querySelectorAll("[data-found-in]")) {
      if (!elsewhere.has(note.dataset.foundIn)) note.remove();
    }
    return result;
  }

  async function show(asked, chosen, from, isStale) {
    const next = chosen.slice(from, from + AT_ONCE);
    const parts = await Promise.all(
      next.map(({ document }) => piece(`${words.lang}/${Math.floor(document / rules.share)}`)),
    );
    if (isStale()) return;
    const items = next.map((one, place) => item(parts[place][one.document % rules.share], one, asked));
    if (from) list.append(...items);
    else list.replaceChildren(...items);
    found.hidden = false;
    more.hidden = chosen.length <= from + AT_ONCE;
    more.onclick = async () => {
      const last = list.children.length;
      await show(asked, chosen, from + AT_ONCE, isStale).catch(fail);
      list.children[last]?.querySelector("a").focus();
    };
  }

  function clear(text) {
    list.replaceChildren();
    found.hidden = true;
    tips.hidden = true;
    say(text);
  }

  function fail(error) {
    clear(words.failed);
    if (!(error instanceof Unloaded)) throw error;
  }

  /* Asking */

  let turn = 0;

  async function ask() {
    const mine = (turn += 1);
    const isStale = () => mine !== turn;
    const whole = [...field.value];
    const query = whole.slice(0, MOST).join("");
    keep(query);
    answer.classList.toggle("asked", Boolean(query.trim())); // what stands below makes room before the answer is there
    if (!query.trim()) return clear("");
    found.ariaBusy = "true";
    try {
      await open();
      const { asked, phrases } = parse(query);
      const { chosen, whole: complete } = await results({ asked, phrases });
      if (isStale()) return;
      const cut = whole.length > MOST || asked.length === MOST_WORDS ? ` ${words.cut}` : "";
      if (!chosen.length) {
        const short = asked.every(({ soft, number }) => !number && soft.length < rules.letters);
        clear(short ? words.short : words.nothing + cut);
        tips.hidden = short;
        return;
      }
      await show(asked, chosen, 0, isStale);
      if (isStale()) return;
      tips.hidden = complete;
      say(sentence(complete ? words.found : words.some, chosen.length) + cut);
    } catch (error) {
      if (!isStale()) fail(error);
    } finally {
      if (!isStale()) found.ariaBusy = "false";
    }
  }

  /* The address says what is asked, so that it can be sent and that Back finds it again. */
  function keep(query) {
    const asked = query.trim() ? `?${new URLSearchParams({ q: query })}` : location.pathname;
    history.replaceState(null, "", asked);
    for (const link of document.querySelectorAll("nav a[hreflang]")) link.search = query.trim() && asked;
  }

  let wait = 0;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(ask, WAIT);
  });
  field.addEventListener("focus", () => open().catch(() => {})); // what fails here is said when it is needed
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    ask();
  });

  document.getElementById("search-without")?.remove();
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    ask();
  }
})();
