// `scan` finds what axe finds: by the rules with these tags where no layout is needed, and by the rules of layout that something is a case of.
const OPTIONS = { resultTypes: ["violations"], reporter: "no-passes", preload: { assets: ["media"] } };
const LAYOUT_LATER = Object.fromEntries(LAYOUT.map((rule) => [rule, { enabled: false }]));
const run = async (exclude, options) => {
  if (!window.axe) prepare();
  const { violations } = await axe.run({ include: ["html"], exclude }, { ...OPTIONS, ...options });
  return violations.map(({ id, impact, nodes }) => ({ id, impact, n: nodes.length, html: nodes[0].html }));
};
window.scan = async (frame, tags, known) => {
  behind.clear();
  for (const look of known.split("\n")) legible.add(look);
  found = [];
  const layout = cases(frame); // first: the page is laid out now
  const faults = layout.length ? await run(frame, { runOnly: layout }) : [];
  if (tags.length) {
    const restore = leave(frame);
    faults.push(...(await run([], { runOnly: tags, rules: LAYOUT_LATER })));
    restore();
  }
  return { faults, legible: found };
};
