// Holds what central was asked and answered, one exchange a line, against openapi.yaml.
// Shares no code with either side.
//     node openapi.mjs openapi.yaml exchanges.jsonl
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const [contractFile, exchangesFile] = process.argv.slice(2);
const contract = parse(readFileSync(contractFile, "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
ajv.addSchema(contract, "contract");

const validators = new Map();
function errorsOf(pointer, value) {
  if (!validators.has(pointer)) validators.set(pointer, ajv.compile({ $ref: `contract#${pointer}` }));
  const validate = validators.get(pointer);
  return validate(value) ? [] : validate.errors.map((e) => `${e.instancePath || "it"} ${e.message}`);
}

const escaped = (part) => part.replaceAll("~", "~0").replaceAll("/", "~1");
const at = (pointer) =>
  pointer.split("/").slice(1).reduce((node, part) => node?.[part.replaceAll("~1", "/").replaceAll("~0", "~")], contract);
/** Follows $ref; answers where the thing really stands. */
function place(pointer) {
  const ref = at(pointer)?.$ref;
  return ref ? place(ref.slice(1)) : pointer;
}

function pathOf(path) {
  const parts = path.split("?")[0].split("/");
  return Object.keys(contract.paths).find((pattern) => {
    const wanted = pattern.split("/");
    return wanted.length === parts.length && wanted.every((part, i) => (part.startsWith("{") ? parts[i] !== "" : part === parts[i]));
  });
}

const mediaType = (headers) => (headers["content-type"] ?? "").split(";")[0];

/** A body against the `content` that stands at a place. */
function bodyErrors(pointer, headers, body) {
  const content = at(pointer)?.content;
  if (!content) return body.length === 0 ? [] : ["a body where none is foreseen"];
  const type = mediaType(headers);
  if (!content[type]) return [`the media type '${type}' is not foreseen`];
  if (!type.endsWith("json")) return [];
  const schema = place(`${pointer}/content/${escaped(type)}/schema`);
  return errorsOf(schema, JSON.parse(body.toString("utf8")));
}

function headerErrors(pointer, headers) {
  return Object.keys(at(pointer)?.headers ?? {}).flatMap((name) => {
    const header = place(`${pointer}/headers/${name}`);
    const value = headers[name.toLowerCase()];
    if (value === undefined) return at(header).required ? [`no header ${name}`] : [];
    return errorsOf(`${header}/schema`, value).map((error) => `header ${name}: ${error}`);
  });
}

function parameterErrors(pathPointer, operationPointer, exchange) {
  const lists = [pathPointer, operationPointer].map((pointer) => `${pointer}/parameters`);
  return lists.flatMap((list) =>
    (at(list) ?? []).flatMap((_, i) => {
      const pointer = place(`${list}/${i}`);
      const parameter = at(pointer);
      const index = pathOf(exchange.path).split("/").indexOf(`{${parameter.name}}`);
      const value =
        parameter.in === "path" ? exchange.path.split("/")[index] : exchange.request_headers[parameter.name.toLowerCase()];
      if (value === undefined) return parameter.required ? [`no ${parameter.name}`] : [];
      return errorsOf(`${pointer}/schema`, value).map((error) => `${parameter.name}: ${error}`);
    }),
  );
}

/** What is wrong with one exchange; a request is only held to the contract where central accepted it. */
function faults(exchange) {
  const body = Buffer.from(exchange.body, "base64");
  const pattern = pathOf(exchange.path);
  const operation = pattern && contract.paths[pattern][exchange.method.toLowerCase()];
  if (!operation) {
    const right = [404, 405].includes(exchange.status) && mediaType(exchange.headers) === "application/problem+json";
    return right ? [] : [`answered ${exchange.status} though the contract does not know it`];
  }
  const pathPointer = `/paths/${escaped(pattern)}`;
  const pointer = `${pathPointer}/${exchange.method.toLowerCase()}`;
  const status = operation.responses[exchange.status] ? exchange.status : "default";
  if (status === "default" && (exchange.status < 400 || !operation.responses.default))
    return [`the status ${exchange.status} is not foreseen`];
  const response = place(`${pointer}/responses/${status}`);
  const answered = [...headerErrors(response, exchange.headers)];
  if (exchange.method !== "HEAD") answered.push(...bodyErrors(response, exchange.headers, body));
  if (exchange.status >= 400) return answered;
  const sent = Buffer.from(exchange.request_body, "base64");
  const request = operation.requestBody ? bodyErrors(`${pointer}/requestBody`, exchange.request_headers, sent) : [];
  return [...answered, ...request, ...parameterErrors(pathPointer, pointer, exchange)];
}

function lines(file) {
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

/** The check itself must be able to fail: each of these changes must be seen. */
function blindSpots(exchanges) {
  const withBody = (exchange, change) => {
    const value = JSON.parse(Buffer.from(exchange.body, "base64").toString("utf8"));
    change(value);
    return { ...exchange, body: Buffer.from(JSON.stringify(value)).toString("base64") };
  };
  const find = (path, status) => exchanges.find((exchange) => exchange.path === path && exchange.status === status);
  const broken = {
    "a missing member": withBody(find("/v1/sessions", 201), (value) => delete value.token),
    "a member too many": withBody(find("/v1/keys", 200), (value) => (value.more = 1)),
    "a problem of no known type": withBody(find("/v1/sessions", 401), (value) => (value.type = "about:blank")),
    "a status that is not foreseen": { ...find("/v1/health", 200), status: 204 },
    "a missing header": { ...exchanges.find((e) => e.method === "HEAD" && e.status === 200), headers: {} },
    "a request that is not the contract's": { ...find("/v1/sessions", 201), request_body: Buffer.from("{}").toString("base64") },
  };
  return Object.entries(broken).filter(([, exchange]) => faults(exchange).length === 0).map(([name]) => name);
}

const exchanges = lines(exchangesFile).filter((exchange) => exchange.path.startsWith("/v1/"));
let wrong = 0;
const seen = new Set();
for (const exchange of exchanges) {
  const found = faults(exchange);
  if (exchange.status < 400 && pathOf(exchange.path)) seen.add(`${exchange.method.toLowerCase()} ${pathOf(exchange.path)}`);
  if (found.length === 0) continue;
  wrong += 1;
  console.error(`${exchange.method} ${exchange.path} -> ${exchange.status}: ${found.join("; ")}`);
}
const methods = ["get", "put", "post", "patch", "delete", "head", "options"];
const all = Object.entries(contract.paths).flatMap(([path, item]) => methods.filter((m) => item[m]).map((m) => `${m} ${path}`));
const unseen = all.filter((operation) => !seen.has(operation));
const blind = blindSpots(exchanges);
for (const operation of unseen) console.error(`never answered with success: ${operation}`);
for (const name of blind) console.error(`this check does not see ${name}`);
console.log(`${exchanges.length} exchanges, ${all.length} operations, ${wrong} against the contract`);
process.exit(wrong + unseen.length + blind.length === 0 ? 0 : 1);
