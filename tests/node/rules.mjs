// Our vectors of JsonLogic, given to its author's own implementation, which must agree with them.
//     node rules.mjs vectors.json
import { readFileSync } from "node:fs";
import jsonLogic from "json-logic-js";

const ours = ["date_add", "age", "days_between", "date_valid"];
const vectors = JSON.parse(readFileSync(process.argv[2], "utf8"))
  .filter((entry) => Array.isArray(entry))
  .filter(([rule]) => !ours.some((name) => JSON.stringify(rule).includes(`"${name}"`)));

const said = (value) => JSON.stringify(value ?? null);
console.log = () => {}; // the operator "log" prints
const wrong = vectors.filter(([rule, data, result]) => said(jsonLogic.apply(rule, data)) !== said(result));
for (const [rule, data, result] of wrong)
  console.error(said(rule), said(data), "is", said(jsonLogic.apply(rule, data)), "and not", said(result));
if (vectors.length < 150) console.error("only", vectors.length, "vectors");
process.exit(wrong.length > 0 || vectors.length < 150 ? 1 : 0);
