// specmatic's generative tests against a central: requests made from the contract, right and wrong.
//     node specmatic.mjs openapi.yaml CENTRAL_PORT PERSONS
// What no generator can know (credentials, mailed codes, sealed deposits) is put into the right ones on
// their way; the wrong ones only get credentials, so that they are refused for what is wrong in them.
// Asks for `news` a line at a time on standard output; the last line is `agreed` or what is wrong.
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parse } from "yaml";

const [contractFile, central, personsText] = process.argv.slice(2);
const contract = parse(readFileSync(contractFile, "utf8"));
const persons = JSON.parse(personsText);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let news = JSON.parse((await lines.next()).value);

async function hearNews() {
  console.log("news");
  news = JSON.parse((await lines.next()).value);
}

function ask(method, path, headers, body) {
  return new Promise((done, failed) => {
    const credentials = { "guichet-certificate": persons.credential, "guichet-session": news.session };
    const asked = http.request({ host: "127.0.0.1", port: central, method, path, headers: { ...headers, ...credentials }, agent: false }, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part)).on("error", failed);
      reply.on("end", () => done({ reply, bytes: Buffer.concat(parts) }));
    });
    asked.on("error", failed).end(body);
  });
}

const json = (value) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(value) });
const magics = { "image/jpeg": "ffd8ffe0", "image/png": "89504e470d0a1a0a", "image/tiff": "49492a00", "image/bmp": "424d", "application/pdf": "255044462d312e37" };
const kinds = Object.keys(contract.paths["/v1/drafts/{draft}/files/{file}"].get.responses["200"].content);
let fetched = 0;
const succeeded = new Set(); // operations whose right requests were answered as they should be

function fileOf(kind) {
  const body = Buffer.concat([Buffer.from(magics[kind], "hex"), Buffer.alloc(500)]);
  const digest = createHash("sha256").update(body).digest("base64");
  return { headers: { "content-type": kind, "content-digest": `sha-256=:${digest}:` }, body };
}

const tus = { "tus-resumable": "1.0.0" };
function creation(length) {
  const pairs = { deposit: randomUUID(), file: randomUUID(), sha256: "0".repeat(64) };
  const metadata = Object.entries(pairs).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`);
  return { headers: { ...tus, "upload-length": String(length), "upload-metadata": metadata.join(",") } };
}
async function openUpload() {
  const { headers } = creation(1000);
  return (await ask("POST", "/v1/uploads", headers)).reply.headers.location;
}
const commit = () => ask("PUT", `/v1/deposits/${news.deposit}`, json(news.submission).headers, JSON.stringify(news.submission));

/** For each operation, what the world puts in the place of what specmatic made up. */
const known = {
  enrol: () => json(news.enrolment),
  renewCertificate: () => json(news.renewal),
  publishReceiptKeys: () => json(news.keys),
  openAccount: (made) => json({ ...made, foreigner_number: persons.none, birth_date: persons.birth_date, email: "visiteur@exemple.fr", language: "fr" }),
  checkCode: () => json({ foreigner_number: persons.account, code: news.code }),
  setPassword: (made) => json({ ...("token" in made ? { token: news.token } : { foreigner_number: persons.account, code: news.code }), password: persons.password }),
  resetPassword: (made) => json({ ...made, foreigner_number: persons.account }),
  signIn: () => json({ foreigner_number: persons.account, password: persons.password }),
  saveDraft: (made, _headers, _status, path) => json({ ...made, dossier: { ...made.dossier, id: path.split("/").at(-1) } }),
  saveFile: (_, headers) => fileOf(headers["content-type"]),
  fetchFile: async () => {
    const path = `/v1/drafts/${randomUUID()}/files/${randomUUID()}`;
    const { headers, body } = fileOf(kinds[fetched++ % kinds.length]);
    await ask("PUT", path, headers, body);
    return { path };
  },
  createUpload: () => creation(1000),
  uploadOffset: async () => ({ path: await openUpload(), headers: tus }),
  continueUpload: async (made, headers) => {
    const body = Buffer.from(made);
    const digest = createHash("sha256").update(body).digest("base64");
    const checksum = headers["upload-checksum"] ? { "upload-checksum": `sha256 ${digest}` } : {};
    return { path: await openUpload(), headers: { ...tus, "content-type": headers["content-type"], "upload-offset": "0", ...checksum }, body };
  },
  abandonUpload: async () => ({ path: await openUpload(), headers: tus }),
  deposit: async (_made, _headers, status) => {
    if (status === 200) await commit();
    return { path: `/v1/deposits/${news.deposit}`, ...json(news.submission) };
  },
  depositReceipt: async () => (await commit(), { path: `/v1/deposits/${news.deposit}` }),
  mailConfirmation: async () => (await commit(), { path: `/v1/deposits/${news.deposit}/mails` }),
};

function operationOf(method, path) {
  const parts = path.split("/");
  const pattern = Object.keys(contract.paths).find((known) => {
    const wanted = known.split("/");
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith("{") || part === parts[i]);
  });
  return contract.paths[pattern]?.[method.toLowerCase()]?.operationId;
}

function unframed(headers) {
  const { host, connection, "content-length": length, "transfer-encoding": encoding, ...rest } = headers;
  return rest;
}

async function pass(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  let question = { path: request.url, headers: unframed(request.headers), body: Buffer.concat(parts) };
  const status = Number(request.headers["specmatic-response-code"]);
  const operation = operationOf(request.method, request.url);
  if (status < 300) {
    await hearNews();
    const text = question.body.toString("utf8");
    const made = request.headers["content-type"] === "application/json" ? JSON.parse(text) : text;
    question = { ...question, ...(await known[operation]?.(made, request.headers, status, request.url)) };
  }
  const length = question.body?.length ? { "content-length": Buffer.byteLength(question.body) } : {};
  const { reply, bytes } = await ask(request.method, question.path, { ...question.headers, ...length }, question.body);
  if (status < 300 && reply.statusCode === status) succeeded.add(operation);
  response.writeHead(reply.statusCode, unframed(reply.headers));
  response.end(bytes);
}

// One question at a time: the news are one visitor's.
let turn = Promise.resolve();
const server = http.createServer((request, response) => {
  turn = turn.then(() => pass(request, response)).catch((error) => (console.error(error), request.socket.destroy()));
});

/** Runs specmatic in a folder of its own, which it writes reports into. */
function specmatic(port) {
  const jar = join(dirname(createRequire(import.meta.url).resolve("specmatic/package.json")), "specmatic.jar");
  const folder = mkdtempSync(join(tmpdir(), "guichet-specmatic-"));
  const environment = { ...process.env, SPECMATIC_GENERATIVE_TESTS: "true", MAX_TEST_REQUEST_COMBINATIONS: "4" };
  const child = spawn("java", ["-Xmx700m", "-jar", jar, "test", resolve(contractFile), "--host=127.0.0.1", `--port=${port}`, "--timeout=120"], { cwd: folder, env: environment });
  let said = "";
  child.stdout.on("data", (part) => (said += part));
  child.stderr.on("data", (part) => (said += part));
  return new Promise((done) => {
    child.on("error", (error) => done({ said: error.message, status: 1 }));
    child.on("close", (status) => (rmSync(folder, { recursive: true }), done({ said, status })));
  });
}

function verdictOf({ said, status }) {
  const [, run, failures] = said.match(/Tests run: (\d+), Successes: \d+, Failures: (\d+)/) ?? [0, 0, 0];
  const all = Object.values(contract.paths).flatMap((path) => Object.values(path).filter((one) => one.operationId)).length;
  console.error(`specmatic: ${run} tests, ${succeeded.size} of ${all} operations answered with success, ${failures} failures`);
  if (status === 0 && Number(failures) === 0 && succeeded.size === all && run > 150) return "agreed";
  console.error(said.match(/^[+-]ve +Scenario: .* has FAILED[^]*?\n\n\n/gm)?.slice(0, 10).join("") ?? said.slice(-3000));
  return "disagreed";
}

server.listen(0, "127.0.0.1", async () => {
  const verdict = verdictOf(await specmatic(server.address().port));
  console.log(verdict);
  process.exit(0);
});
