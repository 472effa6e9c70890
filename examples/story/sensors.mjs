import { COMPANY } from './cast.mjs';
import { isInside } from './connection.mjs';

const OFFICE_V6 = '2001:db8:20:30:';
const SERVERS_V6 = '2001:db8:20:40:';

function isServer(address) {
  return address.startsWith(COMPANY.servers) || address.startsWith(SERVERS_V6);
}

function isOffice(address) {
  return address.startsWith(COMPANY.clients) || address === COMPANY.mailGateway || address.startsWith(OFFICE_V6);
}

/** 10.20.30.112 to .127: the part of the office whose traffic takes the same uplink as the servers'. */
function onUplink(address) {
  return (
    isServer(address) ||
    (address.startsWith(COMPANY.clients) && Number(address.slice(COMPANY.clients.length)) >> 4 === 7)
  );
}

/**
 * The three sensors, as tests of what they see. `office` (Zeek, text logs): the office and the mail gateway, but for the trunk
 * to the data centre. `dataCentre` (Zeek, JSON): the servers. `uplink` (Suricata): the servers and sixteen addresses of the
 * office, and of those only what crosses the border.
 */
export const SENSORS = {
  office: ({ from, to }) => (isOffice(from) || isOffice(to)) && !isServer(from) && !isServer(to),
  dataCentre: ({ from, to }) => isServer(from) || isServer(to),
  uplink: ({ from, to }) => onUplink(from) && !isInside(to),
};
