// The rules of layout that something on the page may break in this width. `cases(frame)` names them without axe, which then judges on the
// whole page: each target is large enough or has room around it, what scrolls is reached by the keyboard, a link in a text is underlined.
const LAYOUT = ["target-size", "scrollable-region-focusable", "link-in-text-block"];
const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";
const WIDGETS = "button|checkbox|combobox|gridcell|link|listbox|menuitem|menuitemcheckbox|menuitemradio|option|radio|searchbox|slider|spinbutton|switch|tab|textbox|treeitem";
const TARGETS = ["a[href], area[href], button, input, select, textarea, summary, [contenteditable]", ...WIDGETS.split("|").map((role) => `[role=${role}]`)].join();
const SIZE = 24;

const isSeen = (el) => el.checkVisibility({ visibilityProperty: true });
// Only heard: the heads of a table whose rows are cards on a phone lie somewhere on those cards.
const isClipped = (el) => el !== null && (getComputedStyle(el).clipPath === "inset(50%)" || isClipped(el.parentElement));
const targetsOutside = (frame) =>
  [...document.querySelectorAll(TARGETS)]
    .filter((el) => isSeen(el) && !frame.some((selector) => el.closest(selector)) && !isClipped(el))
    .map((el) => el.getBoundingClientRect())
    .filter(({ width, height }) => width && height);
const isSmall = ({ width, height }) => width < SIZE || height < SIZE;
const gap = (from, start, end) => Math.max(start - from, 0, from - end);
const isTight = (one, other) => {
  const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
  if (Math.hypot(gap(x, other.left, other.right), gap(y, other.top, other.bottom)) < SIZE / 2) return true;
  return isSmall(other) && Math.hypot(x - (other.left + other.right) / 2, y - (other.top + other.bottom) / 2) < SIZE;
};
const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const covers = (other, { left, right, top, bottom }) => other.left <= left && other.right >= right && other.top <= top && other.bottom >= bottom;
const box = (left, right, top, bottom) => ({ left, right, top, bottom, width: right - left, height: bottom - top });
const least = ({ width, height }) => Math.min(width, height);
// The widest part of a target beside another one on it. One that is covered altogether lies on top of the other, or is not to be hit at all.
const beside = ({ left, right, top, bottom }, other) =>
  [box(left, other.left, top, bottom), box(other.right, right, top, bottom), box(left, right, top, other.top), box(left, right, other.bottom, bottom)].reduce(
    (best, part) => (least(part) > least(best) ? part : best),
  );
const isCrowdedIn = (rects) => (one) => {
  const others = rects.filter((other) => other !== one && !covers(other, one));
  const rest = others.reduce((part, other) => (meet(part, other) ? beside(part, other) : part), one);
  return isSmall(rest) && (rest !== one || others.some((other) => isTight(one, other)));
};
const hasFocus = (el) => [el, ...el.querySelectorAll(FOCUSABLE)].some((one) => one.matches(FOCUSABLE) && isSeen(one));
const scrolls = (el) =>
  (el.scrollHeight > el.clientHeight || el.scrollWidth > el.clientWidth) && /auto|scroll/.test(getComputedStyle(el).overflow) && !hasFocus(el);
const blendsIn = (link) => {
  const { display, textDecorationLine } = getComputedStyle(link);
  return display === "inline" && textDecorationLine === "none" && link.parentElement.textContent.trim() !== link.textContent.trim();
};
const cases = (frame) => {
  const inside = [...document.body.querySelectorAll("*")].filter((el) => isSeen(el) && !frame.some((selector) => el.closest(selector)));
  const rects = targetsOutside(frame);
  const is = [rects.some(isCrowdedIn(rects)), inside.some(scrolls), inside.some((el) => el.matches("a[href]") && blendsIn(el))];
  return LAYOUT.filter((_, i) => is[i]);
};
