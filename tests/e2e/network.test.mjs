// What the app opened to a network, by strace: on the journey the test automation's own port on this machine, and nothing
// else; without the automation nothing at all. Run by network.sh, which takes the traces.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const traces = process.env.TRACES ?? "";

/** Every call of one run, by all threads of all its processes. */
function calls(run) {
  const folder = join(traces, run);
  const files = readdirSync(folder).filter((name) => name.startsWith("calls."));
  return files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean));
}

const toNetwork = (call) => /AF_INET6?\b/.test(call);

test("on the journey, the app opens no socket but the test automation's own", () => {
  const all = calls("journey");
  assert.ok(all.some((call) => call.includes("AF_UNIX")), "the trace has what any window opens");
  const lent = readFileSync(join(traces, "journey/automation"), "utf8").split("\n").filter(Boolean);
  assert.ok(lent.length >= 2, "the app was started twice by the automation");
  const own = lent.map((address) => {
    const [host, port] = address.split(":");
    assert.equal(host, "127.0.0.1");
    return `sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("127.0.0.1")`;
  });
  const found = all.filter(toNetwork);
  const opened = found.filter((call) => call.startsWith("socket("));
  const used = found.filter((call) => !call.startsWith("socket("));
  const foreign = used.filter((call) => !own.some((address) => call.includes(address)));
  assert.deepEqual(foreign, [], "every address is the automation's");
  assert.deepEqual(opened.filter((call) => call.includes("AF_INET6")), []);
  const bound = used.filter((call) => /^(bind|connect)\(/.test(call));
  assert.equal(opened.length, bound.length, "every socket is one that the automation's port was bound or asked by");
});

test("alone, the app opens no socket to a network at all", () => {
  const all = calls("alone");
  assert.ok(all.some((call) => call.includes("AF_UNIX")), "the window was opened");
  assert.ok(existsSync(join(traces, "alone")));
  assert.deepEqual(all.filter(toNetwork), []);
});
