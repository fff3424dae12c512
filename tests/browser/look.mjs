// Opens pages in a browser and tells what it sees: console messages, requests, what overflows, contrast, what axe finds.
// node look.mjs CHROMIUM MODULES < {"pages": [{"file", "views": [{"name", "width", "media", "scheme", "audit", "shot",
// "height"}]}]}; only where `audit` is true is axe asked, which takes twenty times as long as all the rest.
// A JSON object a view, a line each. MODULES is the folder in which playwright-core and axe-core are installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, modules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium: browsers } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { pages } = JSON.parse(readFileSync(0, "utf8"));

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const browser = await browsers.launch({ executablePath: chromium, headless: true, args: flags });

/** Elements that stick out of the page to the right or are cut by their own box. */
const overflowing = () => {
  const room = document.documentElement.clientWidth;
  const scrolls = (node) => node.closest(".table") !== null;
  return [...document.body.querySelectorAll("*")]
    .filter((node) => !node.closest("svg") && !scrolls(node) && !node.closest(".skip"))
    .filter((node) => node.getClientRects().length > 0 && node.getBoundingClientRect().right > room + 0.5)
    .map((node) => `${node.tagName.toLowerCase()}.${node.className} ${Math.round(node.getBoundingClientRect().right)} > ${room}`)
    .slice(0, 5);
};

/** Texts of a chart that leave their drawing, or that cover each other. */
const drawn = () => {
  const found = [];
  for (const svg of document.querySelectorAll("svg.chart")) {
    if (getComputedStyle(svg).display === "none") continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((node) => ({ said: node.textContent, box: node.getBoundingClientRect() }));
    for (const { said, box } of texts)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        found.push(`outside: ${said}`);
    for (const [i, a] of texts.entries())
      for (const b of texts.slice(i + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 1 && down > 4) found.push(`covered: ${a.said} / ${b.said}`);
      }
  }
  return found.slice(0, 5);
};

/** What axe finds: large text is held to the contrast of small text, too. */
const violations = async () => {
  axe.configure({
    checks: [{ id: "color-contrast", options: { contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } } } }],
  });
  return (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
    (found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`,
  );
};

const look = async ({ file, views }) => {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const messages = [], requests = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  const own = pathToFileURL(file).href;
  await page.goto(own);
  await page.evaluate(axe);
  for (const view of views) {
    await page.setViewportSize({ width: view.width, height: 900 });
    await page.emulateMedia({ media: view.media ?? "screen", colorScheme: view.scheme ?? "light" });
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    const seen = {
      scrolls: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      overflow: await page.evaluate(overflowing),
      drawn: await page.evaluate(drawn),
      violations: view.audit ? await page.evaluate(violations) : [],
    };
    if (view.shot) {
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = false)));
      const clip = view.height ? { x: 0, y: 0, width: view.width, height: view.height } : undefined;
      await page.screenshot({ path: view.shot, fullPage: true, clip });
    }
    const others = requests.filter((url) => url !== own && !url.startsWith("data:"));
    console.log(JSON.stringify({ file, view: view.name, messages, requests: others, ...seen }));
  }
  await context.close();
};

const queue = [...pages];
const worker = async () => {
  while (queue.length > 0) await look(queue.shift());
};
await Promise.all([worker(), worker()]);
await browser.close();
