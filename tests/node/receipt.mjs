// Verifies a receipt with libraries that share no code with ours, and writes its claims as JSON.
//   node receipt.mjs KEYS RECEIPT
// Ends with 1 where the signature does not match or the key may not speak for the issuer.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { webcrypto } from "node:crypto";
import base45 from "base45";
import cbor from "cbor";

// Debian 12's Node 18 cannot read this package as an ES module.
const { Sign1 } = createRequire(import.meta.url)("@auth0/cose");

const [keysFile, receiptFile] = process.argv.slice(2);
const { keys } = JSON.parse(readFileSync(keysFile, "utf8"));
const text = readFileSync(receiptFile, "utf8");
if (!text.startsWith("DEP1:")) throw new Error("not a receipt");

const sign1 = Sign1.decode(base45.decode(text.slice("DEP1:".length)));
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const header = cbor.decodeFirstSync(sign1.encodedProtectedHeaders);
const jwk = keys.find((key) => key.kid === hex(header.get(4)));
if (!jwk) {
  console.error("unknown key");
  process.exit(1);
}

const { kty, crv, x, y } = jwk;
const key = await webcrypto.subtle.importKey(
  "jwk", { kty, crv, x, y }, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
try {
  await sign1.verify(key);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const claims = cbor.decodeFirstSync(sign1.payload);
if (claims.get(1) !== jwk.issuer) {
  console.error("not this key's issuer");
  process.exit(1);
}
const deposit = claims.get(-65537);
const number = deposit.get(2);
console.log(JSON.stringify({
  algorithm: header.get(1),
  issuer: claims.get(1),
  issued_at: claims.get(6),
  deposit: hex(claims.get(7)),
  manifest: hex(deposit.get(1)),
  number: number === undefined ? null : String(number).padStart(19, "0"),
  pieces: deposit.get(3),
  pages: deposit.get(4),
  kiosk: deposit.get(5),
  canonical: hex(cbor.encodeCanonical(claims)) === hex(sign1.payload),
}));
