const all = (selector) => [...document.querySelectorAll(selector)];
const tools = document.getElementById("tools"), day = document.getElementById("day");
const find = document.getElementById("find"), count = document.getElementById("count");
tools.hidden = false;

// A provision is called by its label and those it stands in. One that has no history of its own has that of the one
// before it, if it is marked so, or of what it stands in.
const path = [], histories = [];
for (const provision of all(".p")) {
  const depth = Number(provision.className.match(/d(\d)/)[1]), link = provision.querySelector("a");
  path.splice(depth, 9, link.textContent);
  if (depth && !link.ariaLabel) link.ariaLabel = path.join(" ");
  const told = provision.matches(".s") ? histories[depth] : histories.slice(0, depth).filter(Boolean).pop();
  let own = provision.querySelector("details");
  if (!own && told) own = provision.appendChild(told.cloneNode(true));
  histories.splice(depth, 9, own);
  if (own) own.firstElementChild.ariaLabel = own.firstElementChild.textContent + " " + path.join(" ");
}

// The law of another day: what belongs to it is shown, what does not is hidden.
const show = (chosen) => {
  day.value = chosen;
  for (const piece of all("[data-on]")) piece.hidden = !piece.dataset.on.split(" ").includes(String(chosen));
  mark();
};
day.addEventListener("change", () => show(day.value));

// A link to a provision that there is on other days only goes to the last of those.
const arrive = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const hidden = target && target.closest("[hidden][data-on]");
  if (hidden) { show(hidden.dataset.on.split(" ").pop()); target.scrollIntoView(); }
};
addEventListener("hashchange", arrive);

// Words as Thai readers mean them: without tone marks and spaces, a vowel written in two pieces or in one.
const loose = (text) => {
  let key = ""; const places = [];
  for (let at = 0; at < text.length; at++) {
    let letter = text[at].toLowerCase();
    if (/[\s็-์๎\u00ad\u200b-\u200f\u2060\ufeff]/.test(letter)) continue;
    if (letter >= "๐" && letter <= "๙") letter = String.fromCharCode(letter.charCodeAt(0) - 0xe50 + 48);
    if (letter === "า" && key.endsWith("ํ")) { key = key.slice(0, -1); places.pop(); letter = "ำ"; }
    if (letter === "เ" && key.endsWith("เ")) { key = key.slice(0, -1); letter = "แ"; at = at; places.pop(); }
    key += letter; places.push(at);
  }
  return [key, places];
};

let matches = [], current = -1;
const highlights = "highlights" in CSS;
const point = (nodes, offset) => {
  for (const node of nodes) {
    if (offset < node.length) return [node, offset];
    offset -= node.length;
  }
};
function mark() {
  const [wanted] = loose(find.value);
  matches = []; current = -1;
  for (const text of all(".t")) {
    text.classList.remove("found");
    if (!wanted || !text.getClientRects().length) continue;
    const [key, places] = loose(text.textContent), nodes = [];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (let at = key.indexOf(wanted); at >= 0; at = key.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      let end = places[at + wanted.length - 1] + 1;
      while (/[ัิ-ฺ็-๎]/.test(text.textContent[end] || "")) end++;
      range.setStart(...point(nodes, places[at]));
      const [node, offset] = point(nodes, end - 1);
      range.setEnd(node, offset + 1);
      matches.push(range);
      if (!highlights) text.classList.add("found");
    }
  }
  if (highlights) { CSS.highlights.set("found", new Highlight(...matches)); CSS.highlights.delete("current"); }
  count.value = !wanted ? "" : matches.length ? said(0) : NONE;
}
const said = (number) => MANY.replace("{number}", number).replace("{count}", matches.length);
const go = (step) => {
  if (!matches.length) return;
  current = (current + step + matches.length) % matches.length;
  if (current < 0) current = 0;
  const range = matches[current];
  if (highlights) CSS.highlights.set("current", new Highlight(range));
  const box = range.getBoundingClientRect();
  scrollBy({ top: box.top - innerHeight / 3 });
  count.value = said(current + 1);
};
find.addEventListener("input", () => { mark(); go(1); });
tools.addEventListener("submit", (event) => { event.preventDefault(); go(1); });
document.getElementById("back").addEventListener("click", () => go(current < 0 ? 0 : -1));
show(day.value);
arrive();
