// Opens pages in a browser and tells what it sees: console messages, requests, what overflows, contrast, what axe finds.
// node look.mjs CHROMIUM AXE < {"looks": [{"file", "width", "height", "media", "scheme", "shot"}]}; a JSON object a line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, modules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium: browsers } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { looks } = JSON.parse(readFileSync(0, "utf8"));

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

for (const look of looks) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height ?? 900 },
    colorScheme: look.scheme ?? "light",
    bypassCSP: true,
  });
  const page = await context.newPage();
  const messages = [], requests = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.emulateMedia({ media: look.media ?? "screen", colorScheme: look.scheme ?? "light" });
  await page.goto(pathToFileURL(look.file).href);
  const seen = { overflow: await page.evaluate(overflowing), drawn: await page.evaluate(drawn) };
  seen.scrolls = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  await page.evaluate(axe);
  const result = await page.evaluate(async () => {
    axe.configure({
      checks: [{ id: "color-contrast", options: { contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } } } }],
    });
    return axe.run(document, { resultTypes: ["violations"] });
  });
  seen.violations = result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(", ")}`);
  if (look.shot) await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = false)));
  if (look.shot) await page.screenshot({ path: look.shot, fullPage: true });
  if (look.pdf) await page.pdf({ path: look.pdf, format: "A4", preferCSSPageSize: true, printBackground: true });
  const own = pathToFileURL(look.file).href;
  const others = requests.filter((url) => url !== own && !url.startsWith("data:"));
  console.log(JSON.stringify({ ...look, messages, requests: others, ...seen }));
  await context.close();
}
await browser.close();
