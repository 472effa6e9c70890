import { background } from './background.mjs';
import { SENSORS } from './sensors.mjs';
import { eveText } from './suricata.mjs';
import { intrusion } from './timeline.mjs';
import { clock } from './time.mjs';
import { zeekJson, zeekText } from './zeek-format.mjs';
import { zeekRows } from './zeek.mjs';

const SHIFT = { open: clock('16:30:00'), close: clock('22:00:00') };

/** Every log of the evening: a Map of its path under `examples/logs` to its text (unpacked, where the file is a `.gz`). */
export function writeLogs() {
  const evening = [...intrusion(), ...background()];
  const office = zeekRows(evening.filter(SENSORS.office), 'office');
  const dataCentre = zeekRows(evening.filter(SENSORS.dataCentre), 'data centre');
  return new Map([
    ...Object.entries(office).map(([path, rows]) => [`zeek/${path}.log`, zeekText(path, rows, SHIFT)]),
    ['zeek-json/conn.ndjson', zeekJson('conn', dataCentre.conn)],
    ['zeek-json/dns.ndjson.gz', zeekJson('dns', dataCentre.dns)],
    ['zeek-json/ssl.ndjson', zeekJson('ssl', dataCentre.ssl)],
    ['suricata/eve.json', eveText(evening.filter(SENSORS.uplink))],
  ]);
}
