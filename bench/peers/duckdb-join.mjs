// An exact equality join in DuckDB on one thread: node bench/peers/duckdb-join.mjs FEED ZEEK EVE
//
// The values of the feed's single equality comparisons are a table; the records are read with `read_json`, which is told the few columns that
// hold what such comparisons address, so that it keeps nothing else; the values of each record are unnested and joined with the table by hash.
// It answers which indicator occurs in which line, under the folding of the profile `detection`, and nothing of networks, LIKE, MATCHES or
// composite patterns. Answers that EVE repeats under `grouped` are read once.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { argv, stdout } from 'node:process';
import { DuckDBInstance } from '@duckdb/node-api';

const EQUALITY =
  /"pattern":"\[(domain-name:value|ipv[46]-addr:value|url:value|file:hashes\.(?:MD5|'SHA-1'|'SHA-256')) = '([^'\\]*)'\]"/;

const ZEEK_COLUMNS = `{
  '_path': 'VARCHAR', 'id.orig_h': 'VARCHAR', 'id.resp_h': 'VARCHAR', 'id.resp_p': 'INTEGER', query: 'VARCHAR', answers: 'VARCHAR[]',
  server_name: 'VARCHAR', host: 'VARCHAR', uri: 'VARCHAR'
}`;

const EVE_COLUMNS = `{
  event_type: 'VARCHAR', src_ip: 'VARCHAR', dest_ip: 'VARCHAR', dest_port: 'INTEGER',
  dns: 'STRUCT(rrname VARCHAR, answers STRUCT(rdata VARCHAR)[])', tls: 'STRUCT(sni VARCHAR)',
  http: 'STRUCT(hostname VARCHAR, url VARCHAR, http_port INTEGER)', fileinfo: 'STRUCT(md5 VARCHAR, sha1 VARCHAR, sha256 VARCHAR)'
}`;

const read = (file, columns) =>
  `read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', columns = ${columns})`;
/** The scheme and the port that it has by default are those of the adapter. */
const url = (host, port, path) =>
  `CASE WHEN ${path} IS NOT NULL THEN 'http://' || lower(${host}) || CASE WHEN ${port} = 80 THEN '' ELSE ':' || ${port} END || ${path} END`;

const joinOf = (zeek, eve) => `
  WITH records AS (
    SELECT 'z' || row_number() OVER () AS line, list_concat(
      ["id.orig_h", "id.resp_h", lower(query), lower(server_name), lower(host), ${url('host', '"id.resp_p"', 'uri')}],
      list_transform(answers, lambda answer : lower(answer))) AS held
    FROM ${read(zeek, ZEEK_COLUMNS)}
    UNION ALL
    SELECT 'e' || row_number() OVER () AS line, list_concat(
      [src_ip, dest_ip, lower(dns.rrname), lower(tls.sni), lower(http.hostname),
       ${url('http.hostname', "coalesce(http.http_port, CASE event_type WHEN 'http' THEN dest_port ELSE 80 END)", 'http.url')},
       lower(fileinfo.md5), lower(fileinfo.sha1), lower(fileinfo.sha256)],
      list_transform(dns.answers, lambda answer : lower(answer.rdata))) AS held
    FROM ${read(eve, EVE_COLUMNS)}
  )
  SELECT count(*) FROM (
    SELECT DISTINCT line, indicator
    FROM (SELECT line, unnest(held) AS value FROM records) JOIN indicators USING (value)
  )`;

async function loadIndicators(connection, feed) {
  await connection.run('CREATE TABLE indicators (value VARCHAR, indicator INTEGER)');
  const appender = await connection.createAppender('indicators');
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(feed) })) {
    const [, path, value] = EQUALITY.exec(line) ?? [];
    if (path === undefined) continue;
    // The path of a URL is the one thing that is compared as it is written.
    appender.appendVarchar(path === 'url:value' ? value : value.toLowerCase());
    appender.appendInteger((number += 1));
    appender.endRow();
  }
  appender.closeSync();
  return number;
}

const [feed, zeek, eve] = argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
const started = performance.now();
const indicators = await loadIndicators(connection, feed);
const loaded = performance.now();
const [[matches]] = (await connection.runAndReadAll(joinOf(zeek, eve))).getRows();
const finished = performance.now();
stdout.write(
  `${JSON.stringify({
    indicators,
    matches: Number(matches),
    loadSeconds: (loaded - started) / 1000,
    seconds: (finished - loaded) / 1000,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  })}\n`,
);
