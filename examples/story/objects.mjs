import { isIP } from 'node:net';
import { utcText } from './time.mjs';

const TYPES = { 0: 'domain-name', 4: 'ipv4-addr', 6: 'ipv6-addr' };

/** A list of SCOs under construction; `add` returns the reference (the index, as text) of what it added. */
export function createObjects() {
  const objects = [];
  const add = (object) => String(objects.push(object) - 1);
  /** A name or an address, whichever it is. */
  const addHost = (value) => add({ type: TYPES[isIP(value)], value });

  /** A name with everything that an answer said about it. */
  const addName = (value, answers) => {
    const refs = answers.map(addHost);
    return add({ type: 'domain-name', value, ...(refs.length > 0 ? { resolves_to_refs: refs } : {}) });
  };

  /** `network-traffic` with its two addresses; `fields` are further properties. */
  const addTraffic = ({ from, fromPort, to, toPort, protocols }, fields = {}) => {
    const family = isIP(from) === 4 ? 'ipv4' : 'ipv6';
    const src_ref = addHost(from);
    const dst_ref = addHost(to);
    const all = [family, ...protocols.map((protocol) => protocol.toLowerCase())];
    add({ type: 'network-traffic', src_ref, dst_ref, src_port: fromPort, dst_port: toPort, protocols: all, ...fields });
  };

  return { objects, add, addHost, addName, addTraffic };
}

/** The two properties of `network-traffic` that say when. */
export function period(first, last) {
  return { start: utcText(first), end: utcText(last) };
}

/** What HTTP adds to `network-traffic`; the method is in lower case (STIX 6.12.3), a header that was not sent is not there. */
export function requestExtension({ method, uri, host, agent, referrer }) {
  const header = {
    ...(host ? { Host: [host] } : {}),
    ...(agent ? { 'User-Agent': [agent] } : {}),
    ...(referrer ? { Referer: [referrer] } : {}),
  };
  const request = { request_method: method.toLowerCase(), request_value: uri, request_header: header };
  return { extensions: { 'http-request-ext': request } };
}

/** A request's URL; the port stands in it unless it is HTTP's own. */
export function urlOf(host, port, uri) {
  return `http://${host}${port === 80 ? '' : `:${port}`}${uri}`;
}
