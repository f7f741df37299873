// @tus/server with files in a folder, as its own page shows it. Says its port and ends with its input.
//     node tus_server.mjs FOLDER
import http from "node:http";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const tus = new Server({
  path: "/v1/uploads",
  relativeLocation: true,
  datastore: new FileStore({ directory: process.argv[2], expirationPeriodInMilliseconds: 3_600_000 }),
});
const server = http.createServer((request, response) => tus.handle(request, response));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0));
