// One push replication between PouchDB and express-pouchdb on loopback, both in memory and in this process.
// Standard input: {"before": [documents], "after": [documents]}. Standard output: what moving the changes took.
const http = require("http");
const express = require("express");
const PouchDB = require("pouchdb-core")
  .plugin(require("pouchdb-adapter-memory"))
  .plugin(require("pouchdb-adapter-http"))
  .plugin(require("pouchdb-mapreduce"))
  .plugin(require("pouchdb-replication"));

async function main() {
  const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const app = express();
  app.use("/", require("express-pouchdb")(PouchDB.defaults({ adapter: "memory" }), {
    inMemoryConfig: true, mode: "minimumForPouchDB", logPath: "/dev/null",
  }));
  const server = http.createServer(app);
  const sockets = new Set();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const passed = () => [...sockets].reduce((sum, one) => sum + one.bytesRead + one.bytesWritten, 0);
  const local = new PouchDB("laptop", { adapter: "memory" });
  const remote = new PouchDB(`http://127.0.0.1:${server.address().port}/office`, { adapter: "http" });
  await local.bulkDocs(given.before);
  await local.replicate.to(remote);
  const revisions = new Map();
  for (const row of (await local.allDocs()).rows) revisions.set(row.id, row.value.rev);
  await local.bulkDocs(given.after.map((one) => ({ ...one, _rev: revisions.get(one._id) })));
  const bytes = passed(), used = process.cpuUsage(), began = performance.now();
  const told = await local.replicate.to(remote);
  const spent = process.cpuUsage(used);
  const quietFrom = passed();
  const result = {
    documents: told.docs_written, bytes: quietFrom - bytes,
    cpu_ms: (spent.user + spent.system) / 1000, wall_ms: performance.now() - began,
  };
  await local.replicate.to(remote);
  result.quiet_bytes = passed() - quietFrom;
  process.stdout.write(JSON.stringify(result));
  process.exit(0);
}

main().catch((fault) => { console.error(fault); process.exit(1); });
