// The tests named, or every browser test, two files at a time. A file that fails is tried once more, alone: on a machine that does much else
// a click may come before the page. What goes through then is named as unsteady, to be mended; what fails twice, fails.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { run } from "node:test";
import { tap } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const named = process.argv.slice(2).map((file) => resolve(file));
const all = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const files = named.length > 0 ? named : all.map((name) => `${folder}${name}`);

/** Runs the files and answers how many tests went through, and in which files one did not. */
async function go(files, concurrency) {
  const failed = new Set();
  const count = { passed: 0, failed: 0 };
  const events = run({ files, concurrency });
  const test = ({ details }) => details?.type !== "suite";
  events.on("test:pass", (event) => {
    if (test(event)) count.passed += 1;
  });
  events.on("test:fail", (event) => {
    failed.add(event.file);
    if (test(event)) count.failed += 1;
  });
  // The reporter's own sums would be counted beside ours.
  for await (const text of events.compose(tap)) {
    process.stdout.write(text.replace(/^# (pass|fail) /gm, "# of these $1 "));
  }
  return { ...count, files: [...failed].filter((file) => file !== undefined) };
}

const first = await go(files, 2);
let lost = first.failed;
if (first.files.length > 0) {
  console.log(`# tried once more, alone: ${first.files.join(" ")}`);
  const second = await go(first.files, 1);
  lost = Math.max(second.failed, second.files.length);
  for (const file of first.files) {
    if (!second.files.includes(file)) console.log(`# unsteady: ${file}`);
  }
}
console.log(`# pass ${first.passed + first.failed - lost}\n# fail ${lost}`);
process.exit(lost === 0 ? 0 : 1);
