// What prism.mjs could not look at counts against a run; what the network lost does not.
import { spawnSync } from "node:child_process";
import http from "node:http";

const contract = "shared/wire/openapi.yaml";
const deeds = { answered: "/v1/nothing", cut: "/v1/cut", "not an address": undefined };

/** Asks through the proxy, and waits until that is over; `path` undefined asks for no address at all. */
function ask(port, path) {
  const proxy = new URL(process.env.http_proxy);
  return new Promise((resolve) => {
    const asked = http.get({ host: proxy.hostname, port: proxy.port, path: path ? `http://127.0.0.1:${port}${path}` : "/" });
    asked.on("response", (reply) => reply.resume().on("end", resolve)).on("error", resolve);
  });
}

if (process.argv[2]) {
  const server = http.createServer((request, response) => (request.url === "/v1/cut" ? request.socket.destroy() : response.writeHead(404).end()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  await ask(server.address().port, deeds.answered);
  await ask(server.address().port, deeds[process.argv[2]]);
  process.exit(0);
}

let wrong = 0;
for (const deed of Object.keys(deeds)) {
  const run = spawnSync("node", ["tests/node/prism.mjs", contract, "node", new URL(import.meta.url).pathname, deed], { encoding: "utf8" });
  const expected = deed === "not an address" ? 1 : 0;
  if (run.status !== expected) (wrong += 1), console.error(`${deed}: ended with ${run.status}\n${run.stdout}${run.stderr}`);
}
console.log(`prism: ${wrong} of ${Object.keys(deeds).length} runs ended otherwise than they should`);
process.exit(wrong ? 1 : 0);
