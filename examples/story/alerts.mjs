// The company's own Suricata rules, as far as the story needs them: which connections they fire on.

const RULES = [
  {
    signature_id: 1_000_101,
    signature: 'LOCAL macro document over plain HTTP',
    category: 'Potentially Bad Traffic',
    severity: 2,
    fires: ({ http }) => http?.some(({ uri }) => uri.endsWith('.docm')),
  },
  {
    signature_id: 1_000_102,
    signature: 'LOCAL executable over plain HTTP',
    category: 'Potential Corporate Privacy Violation',
    severity: 1,
    fires: ({ http }) => http?.some(({ body }) => body?.mime === 'application/x-dosexec'),
  },
  {
    signature_id: 1_000_103,
    signature: 'LOCAL self-signed certificate on the internet',
    category: 'Misc activity',
    severity: 3,
    fires: ({ tls }) => tls?.certificate !== undefined && !tls.resumed && !tls.trusted,
  },
  {
    signature_id: 1_000_104,
    signature: 'LOCAL connectivity probe',
    category: 'Not Suspicious Traffic',
    severity: 3,
    fires: ({ http }) => http?.some(({ host }) => host === 'connectivity.example.net'),
  },
];

/** The `alert` fields of the first rule that fires on a connection, or undefined. */
export function alertOn(connection) {
  const rule = RULES.find(({ fires }) => fires(connection.app));
  if (rule === undefined) return undefined;
  const { signature_id, signature, category, severity } = rule;
  return { action: 'allowed', gid: 1, signature_id, rev: 1, signature, category, severity };
}
