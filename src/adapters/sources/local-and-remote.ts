import type { Condition } from '../condition.js';
import type { ValueMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';

/** Fields of one end of a connection; the first that says anything counts. */
export interface EndFields {
  readonly addresses: readonly FieldPath[];
  readonly port: FieldPath;
}

/** What `network-traffic` asks of an end. */
interface End {
  readonly address: ValueMapping;
  readonly port: ValueMapping;
}

/**
 * The ends of a connection as STIX has them, by who began it, for logs that name them by where they were seen: the source is the local end, or
 * the remote one of a connection that is `inbound`.
 */
export function endsByDirection(
  local: EndFields,
  remote: EndFields,
  inbound: Condition,
): { readonly source: End; readonly destination: End } {
  const outbound: Condition = { not: inbound };
  const end = (ofOutbound: EndFields, ofInbound: EndFields): End => ({
    address: { firstOf: [...addresses(ofOutbound, outbound), ...addresses(ofInbound, inbound)] },
    port: {
      firstOf: [
        { field: ofOutbound.port, when: outbound },
        { field: ofInbound.port, when: inbound },
      ],
    },
  });
  return { source: end(local, remote), destination: end(remote, local) };
}

const addresses = ({ addresses: fields }: EndFields, when: Condition) =>
  fields.map((field) => ({ field, as: 'plain-address', when }) as const);
