// No package of the lock asks for a newer node than the oldest that these programs run on: Debian 12's.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const here = new URL("./", import.meta.url);
const { subset } = createRequire(import.meta.url)("semver");
const read = (name) => JSON.parse(readFileSync(new URL(name, here), "utf8"));
const oldest = "18.20.4";
const packages = Object.entries(read("package-lock.json").packages).filter(([path]) => path !== "");
const tooNew = packages.filter(([, { engines }]) => engines?.node && !subset(oldest, engines.node));
for (const [path, { version, engines }] of tooNew) console.error(`${path} ${version} asks for node ${engines.node}`);
console.log(`engines: ${packages.length} packages, ${tooNew.length} too new for node ${oldest}`);
process.exit(tooNew.length > 0 || packages.length === 0 ? 1 : 0);
