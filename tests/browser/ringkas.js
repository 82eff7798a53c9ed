// What axe need not look at, because something else on the page stands for it. `leave(frame)` takes it out and gives back how to put it back.
// Siblings stand for each other when they are alike, to the last descendant, in all that the rules read: the same elements, classes, roles
// and states, the same text colours, names and texts that are there or are empty, labels and references that lead to the same kind of place.
const FREE = /^(id|name|value|href|xlink:href|src|srcset|alt|title|placeholder|for|list|form|action|formaction|datetime|content|min|max|data-.*|hx-.*)$/;
const NAMES = /^aria-(label|description|valuetext|valuenow|roledescription|rowindex|posinset)$/;
const LEADS = /^(for|aria-(labelledby|describedby|controls|owns|activedescendant|details|errormessage|flowto))$/;
const STAYS = /^(td|th|col|colgroup|thead|tbody|tfoot|caption|legend|main|h[1-6]|html|head|body)$/;
const ids = new Map();

const number = (text) => ids.get(text) ?? ids.set(text, ids.size).size - 1;
const isThere = (text) => (text.trim() ? 1 : 0);
const led = (id) => {
  const target = document.getElementById(id);
  return target ? `${target.localName}.${target.getAttribute("type")}.${isThere(target.textContent)}` : "none";
};
const valueOf = ({ name, value }) => {
  if (LEADS.test(name)) return value.trim().split(/\s+/).map(led).join(" ");
  if (name.endsWith("href")) return isThere(value) + value.startsWith("#");
  return FREE.test(name) || NAMES.test(name) ? isThere(value) : value;
};
const selfOf = (el) => {
  const attributes = [...el.attributes].map((at) => `${at.name}=${valueOf(at)}`).sort();
  const words = [...el.childNodes].some((node) => node.nodeType === 3 && isThere(node.data));
  const control = "labels" in el;
  const named = control ? [...(el.labels ?? [])].map((label) => isThere(label.textContent)) : "";
  const seen = el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return [el.localName, seen, attributes, words, named, words || control ? lookOf(el) : ""].join("|");
};

// An element that another one needs, for its name or as the place where a reference leads, goes only together with that other.
const needed = () => {
  const found = new Set();
  const keep = (el, by) => {
    for (let up = el; up && !up.contains(by); up = up.parentElement) found.add(up);
  };
  for (const label of document.querySelectorAll("label")) if (label.control) keep(label, label.control);
  for (const el of document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls], [aria-owns], [aria-activedescendant], [aria-details], [aria-errormessage], [aria-flowto]"))
    for (const { name, value } of el.attributes)
      if (LEADS.test(name)) for (const id of value.trim().split(/\s+/)) keep(document.getElementById(id), el);
  return found;
};
const repeated = (root, frame) => {
  const kept = needed();
  const found = [];
  const shapeOf = (el) => {
    const self = selfOf(el);
    if (el.localName === "svg") return number(`${self}|${el.querySelector("title") !== null}`);
    const first = new Set();
    const shapes = [];
    for (const child of el.children) {
      if (frame.some((selector) => child.matches(selector))) continue;
      const shape = shapeOf(child);
      shapes.push(shape);
      if (first.has(shape) && !STAYS.test(child.localName) && !kept.has(child)) found.push(child);
      first.add(shape);
    }
    return number(`${self}|${el.localName === "tr" ? shapes : [...first]}`);
  };
  shapeOf(root);
  return found;
};
const leave = (frame) => {
  const places = [];
  const take = (el) => {
    if (!el.isConnected) return;
    const place = document.createElementNS(el.namespaceURI, el.localName); // for `:nth-child`
    place.style.setProperty("display", "none", "important");
    el.replaceWith(place);
    places.push([el, place]);
  };
  const like = repeated(document.body, frame);
  frame.flatMap((selector) => [...document.querySelectorAll(selector)]).forEach(take);
  like.reverse().forEach(take);
  return () => places.forEach(([el, place]) => place.replaceWith(el));
};
