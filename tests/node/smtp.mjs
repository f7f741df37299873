// A mail server for tests: prints its port, keeps each mail as a file, and refuses by the name of
// the mailbox (nobody@: 550, later@: 451). With key.pem and cert.pem in the folder it speaks
// STARTTLS and asks for the login guichet / secret.
//     node smtp.mjs FOLDER
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

const folder = process.argv[2];
const secured = existsSync(join(folder, "key.pem"));
let count = 0;

function refusal(code, words) {
  return Object.assign(new Error(words), { responseCode: code });
}

const server = new SMTPServer({
  logger: false,
  authOptional: !secured,
  disabledCommands: secured ? [] : ["STARTTLS", "AUTH"],
  ...(secured && { key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "cert.pem")) }),
  onAuth(auth, session, done) {
    const right = auth.username === "guichet" && auth.password === "secret";
    done(right ? null : refusal(535, "wrong login"), { user: auth.username });
  },
  onRcptTo(address, session, done) {
    if (address.address.startsWith("nobody@")) return done(refusal(550, "no such mailbox"));
    if (address.address.startsWith("later@")) return done(refusal(451, "try again later"));
    return done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const head = `${session.secure} ${session.envelope.mailFrom.address} ${session.envelope.rcptTo[0].address}\n`;
      writeFileSync(join(folder, `mail-${count++}`), Buffer.concat([Buffer.from(head), ...chunks]));
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
