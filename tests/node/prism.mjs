// A prism proxy in front of central while a command runs: every exchange with `/v1` goes through it
// byte for byte, and what was asked with success and all that was answered is held to the contract.
//     node prism.mjs [--every-operation] openapi.yaml COMMAND...
// Programs come through it because libcurl obeys http_proxy. prism's own server reads all bodies as
// UTF-8, which sealed files are not: only its router and its validators are used here.
// Ends with the command's status, or 1 where something is against the contract.
import { spawn } from "node:child_process";
import http from "node:http";
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";

const words = process.argv.slice(2);
const everyOperation = words[0] === "--every-operation";
if (everyOperation) words.shift();
const [contractFile, command, ...commandWords] = words;
const operations = await getHttpOperationsFromSpec(contractFile);

const silent = Object.fromEntries(["trace", "debug", "info", "warn", "error", "fatal", "success"].map((name) => [name, () => {}]));
silent.child = () => silent;
const right = (value) => ({ _tag: "Right", right: value });
const left = (value) => ({ _tag: "Left", left: value });

const answers = new WeakMap(); // how each question is answered
const matched = new WeakMap(); // the operation that a question is one of
const prism = createInstance(
  { isProxy: true, upstream: new URL("http://upstream"), validateRequest: true, validateResponse: true, checkSecurity: false, errors: false, mock: {} },
  {
    logger: silent,
    forward: ({ data }, _base, _proxy, operation) => () => () => {
      if (operation) matched.set(data, operation);
      return answers.get(data)().then(right, left);
    },
  },
);

function readBody(headers, bytes) {
  const text = bytes.toString("latin1");
  if (!/json/.test(headers["content-type"] ?? "")) return text === "" ? undefined : text;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return text;
  }
}

/** Asks, and answers what of it is against the contract. */
async function exchange(question, answer) {
  answers.set(question, answer);
  const result = await prism.request(question, operations)();
  if (result._tag === "Left") throw result.left;
  const { output, validations } = result.right;
  const operation = matched.get(question);
  if (!operation) return { output, wrong: [404, 405].includes(output.statusCode) ? [] : ["the contract does not know it"] };
  const wrong = [...validations.output, ...(output.statusCode < 400 ? validations.input : [])];
  const response = operation.responses.find(({ code }) => code === String(output.statusCode));
  if (response && !response.contents?.length && output.body) wrong.push({ message: "a body where none is foreseen" });
  return { operation, output, wrong: wrong.map(({ path, message }) => `${(path ?? []).join(".")} ${message}`.trim()) };
}

const named = ({ method, path }) => `${method.toUpperCase()} ${path}`;
const succeeded = new Map(); // by operation, one exchange
let exchanges = 0;
let violations = 0;
let failures = 0; // of this proxy itself

function fetchFrom(url, request, sent) {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, connection: "close" };
    delete headers["proxy-connection"];
    // What is refused by its size alone is refused before it is sent: the answer is not lost in a reset.
    const large = sent.length > 2_000_000;
    if (large) headers.expect = "100-continue";
    const passed = http.request(url, { method: request.method, headers, agent: false }, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part)).on("error", reject);
      reply.on("end", () => (passed.destroy(), resolve({ reply, bytes: Buffer.concat(parts) })));
    });
    passed.on("error", reject);
    if (large) passed.on("continue", () => passed.end(sent)).flushHeaders();
    else passed.end(sent);
  });
}

/** A connection that was cut, refused or never made: what tests of failures do on purpose. */
const isOfNetwork = (error) => error?.syscall !== undefined || /^(E[A-Z]+|HPE_\w+|ERR_STREAM_\w+)$/.test(error?.code ?? "");

async function pass(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const sent = Buffer.concat(parts);
  const url = new URL(request.url);
  let came;
  const ask = async () => {
    came = await fetchFrom(url, request, sent);
    const { headers, statusCode } = came.reply;
    return { statusCode, headers, body: request.method === "HEAD" ? "" : readBody(headers, came.bytes) };
  };
  if (!url.pathname.startsWith("/v1/")) {
    await ask();
  } else {
    const question = {
      method: request.method.toLowerCase(),
      url: { path: url.pathname, query: Object.fromEntries(url.searchParams) },
      headers: request.headers,
      body: readBody(request.headers, sent),
    };
    const { operation, output, wrong } = await exchange(question, ask);
    exchanges += 1;
    violations += wrong.length;
    for (const what of wrong) console.error(`against the contract: ${request.method} ${url.pathname} -> ${output.statusCode}: ${what}`);
    if (operation && output.statusCode < 400) succeeded.set(`${named(operation)} ${output.statusCode}`, { question, output });
    if (output.body?.status === 401) succeeded.set("a problem", { question, output });
  }
  const { rawHeaders, statusCode } = came.reply;
  response.writeHead(statusCode, rawHeaders.filter((_, i) => !/^(connection|transfer-encoding)$/i.test(rawHeaders[i - (i % 2)])));
  response.end(came.bytes);
}

/** The check itself must be able to fail: each of these changes must be seen. */
async function blindSpots() {
  const broken = {
    "a missing member": ["POST /v1/sessions 201", (_, output) => delete output.body.token],
    "a member too many": ["GET /v1/keys 200", (_, output) => (output.body.more = 1)],
    "a problem of no known type": ["a problem", (_, output) => (output.body.type = "about:blank")],
    "a status that is not foreseen": ["GET /v1/keys 200", (_, output) => (output.statusCode = 204)],
    "a missing header": ["HEAD /v1/uploads/{upload} 200", (_, output) => delete output.headers["upload-offset"]],
    "a body where none is foreseen": ["DELETE /v1/sessions/current 204", (_, output) => (output.body = "more")],
    "a request that is not the contract's": ["POST /v1/sessions 201", (question) => delete question.body.password],
  };
  const blind = [];
  for (const [name, [which, change]] of Object.entries(broken)) {
    const { question, output } = structuredClone(succeeded.get(which));
    change(question, output);
    if ((await exchange(question, async () => output)).wrong.length === 0) blind.push(name);
  }
  return blind;
}

async function verdict(status) {
  const seen = new Set([...succeeded.keys()].map((key) => key.split(" ").slice(0, 2).join(" ")));
  const unseen = everyOperation ? operations.map(named).filter((name) => !seen.has(name)) : [];
  const blind = everyOperation && unseen.length === 0 ? await blindSpots() : [];
  for (const name of unseen) console.error(`never answered with success: ${name}`);
  for (const name of blind) console.error(`this proxy does not see ${name}`);
  console.log(`prism: ${exchanges} exchanges, ${operations.length} operations, ${violations} violations`);
  if (failures > 0) console.error(`${failures} exchanges were not looked at`);
  return status || (violations + failures + unseen.length + blind.length + (exchanges === 0) ? 1 : 0);
}

const proxy = http.createServer((request, response) => {
  // What central does not answer is not answered here either.
  pass(request, response).catch((error) => {
    request.socket.destroy();
    if (isOfNetwork(error)) return;
    failures += 1;
    console.error(`not looked at: ${request.method} ${request.url}:`, error);
  });
});
proxy.requestTimeout = 0;
proxy.listen(0, "127.0.0.1", () => {
  const through = `http://127.0.0.1:${proxy.address().port}`;
  const child = spawn(command, commandWords, { stdio: "inherit", env: { ...process.env, http_proxy: through, no_proxy: "", NO_PROXY: "" } });
  child.on("error", (error) => (console.error(error.message), process.exit(1)));
  child.on("exit", async (status) => process.exit(await verdict(status ?? 1)));
});
