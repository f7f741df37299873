// Two foreign programs between a kiosk and a central: the kiosk uploads to @tus/server, and what came
// whole goes on to central by tus-js-client. All that is no upload passes as it is.
//     node tus_relay.mjs CENTRAL_PORT FOLDER
// Says its port and ends with its input. FOLDER keeps what @tus/server received.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { randomUUID } from "node:crypto";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { Upload } from "tus-js-client";

const [central, folder] = process.argv.slice(2);
const credentials = new Map(); // of the kiosk, by upload

function sendOn(bytes, metadata, certificate) {
  return new Promise((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `http://127.0.0.1:${central}/v1/uploads`,
      headers: { "guichet-certificate": certificate },
      metadata,
      retryDelays: Array(20).fill(50),
      onError: reject,
      onSuccess: resolve,
    }).start();
  });
}

const tus = new Server({
  path: "/v1/uploads",
  relativeLocation: true,
  datastore: new FileStore({ directory: folder, expirationPeriodInMilliseconds: 3_600_000 }),
  namingFunction: () => randomUUID(),
  async onUploadCreate(request, response, upload) {
    credentials.set(upload.id, request.headers["guichet-certificate"]);
    return response;
  },
  async onUploadFinish(_, response, upload) {
    const bytes = await readFile(`${folder}/${upload.id}`);
    if (createHash("sha256").update(bytes).digest("hex") !== upload.metadata.sha256) throw new Error("@tus/server received other bytes");
    await sendOn(bytes, upload.metadata, credentials.get(upload.id));
    return response;
  },
});

function pass(request, response) {
  const { method, headers, url: path } = request;
  const passed = http.request({ host: "127.0.0.1", port: central, method, headers, path }, (reply) => {
    response.writeHead(reply.statusCode, reply.headers);
    reply.pipe(response);
  });
  passed.on("error", () => request.socket.destroy());
  request.pipe(passed);
}

const server = http.createServer((request, response) => {
  if (!request.url.startsWith("/v1/uploads")) return pass(request, response);
  response.setHeader("content-type", "text/plain"); // which @tus/server's refusals do not name
  tus.handle(request, response);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0));
