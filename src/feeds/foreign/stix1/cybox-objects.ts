import { parseAddressBlock } from '../../../values/address.js';
import { hashObservable, KINDS, type Kind, type NoObservable, type Observable } from '../observable.js';
import { childrenAt, textAt, type XmlElement } from '../xml/xml-tree.js';
import { compareField, compareNumber, readField } from './cybox-field.js';

/** What an object looks for: each property an observable of its own, all of which must hold of it; or why there is none. */
export type ReadProperties = (properties: XmlElement) => readonly (Observable | NoObservable)[];

/** The objects of CybOX 2 that have a pattern, by the name of their type without `ObjectType`. */
export const CYBOX_OBJECTS: Readonly<Record<string, ReadProperties>> = {
  Address: (properties) => [addressOf(properties)],
  DomainName: (properties) => field(properties, ['Value'], 'domain-name', 'domain-name:value', 'domain-name'),
  Hostname: (properties) => field(properties, ['Hostname_Value'], 'domain-name', 'domain-name:value', 'domain-name'),
  URI: urlOf,
  Link: urlOf,
  File: fileOf,
  WinExecutableFile: fileOf,
  WinFile: fileOf,
  UnixFile: fileOf,
  PDFFile: fileOf,
  ArchiveFile: fileOf,
  ImageFile: fileOf,
  EmailMessage: (properties) => [
    ...addressField(properties, ['Header', 'From'], 'email-message:from_ref.value'),
    ...addressField(properties, ['Header', 'Sender'], 'email-message:sender_ref.value'),
    ...addressField(properties, ['Header', 'Reply_To'], "email-message:additional_header_fields.'Reply-To'[*]"),
    ...addressField(properties, ['Header', 'To', 'Recipient'], 'email-message:to_refs[*].value'),
    ...addressField(properties, ['Header', 'CC', 'Recipient'], 'email-message:cc_refs[*].value'),
    ...field(properties, ['Header', 'Subject'], 'email-message', 'email-message:subject'),
    ...field(properties, ['Header', 'Message_ID'], 'email-message', 'email-message:message_id'),
    ...field(
      properties,
      ['Header', 'X_Mailer'],
      'email-message',
      "email-message:additional_header_fields.'X-Mailer'[*]",
    ),
    ...field(properties, ['Raw_Body'], 'email-message', 'email-message:body'),
  ],
  Mutex: (properties) => field(properties, ['Name'], 'mutex', 'mutex:name'),
  Process: (properties) => [
    ...field(properties, ['Name'], 'process', 'process:image_ref.name'),
    ...field(properties, ['Image_Info', 'File_Name'], 'process', 'process:image_ref.name'),
    ...field(properties, ['Image_Info', 'Command_Line'], 'process', 'process:command_line'),
    ...numberField(properties, ['PID'], 'process', 'process:pid'),
  ],
  WinProcess: (properties) => CYBOX_OBJECTS['Process']?.(properties) ?? [],
  WinService: (properties) =>
    field(properties, ['Service_Name'], 'process', "process:extensions.'windows-service-ext'.service_name"),
  WinRegistryKey: registryKeyOf,
  Port: (properties) => numberField(properties, ['Port_Value'], 'network-traffic', 'network-traffic:dst_port'),
  SocketAddress: (properties) => socketOf(properties, 'dst'),
  NetworkConnection: (properties) => [
    ...childrenAt(properties, 'Source_Socket_Address').flatMap((socket) => socketOf(socket, 'src')),
    ...childrenAt(properties, 'Destination_Socket_Address').flatMap((socket) => socketOf(socket, 'dst')),
  ],
  HTTPSession: (properties) => {
    const requests = childrenAt(properties, 'HTTP_Request_Response', 'HTTP_Client_Request');
    const http = "network-traffic:extensions.'http-request-ext'";
    return requests.flatMap((request) => [
      ...field(
        request,
        ['HTTP_Request_Header', 'Parsed_Header', 'User_Agent'],
        'network-traffic',
        `${http}.request_header.'User-Agent'[*]`,
      ),
      ...field(request, ['HTTP_Request_Line', 'HTTP_Method'], 'network-traffic', `${http}.request_method`),
      ...field(request, ['HTTP_Request_Line', 'Value'], 'network-traffic', `${http}.request_value`),
    ]);
  },
  UserAccount: (properties) => field(properties, ['Username'], 'user-account', 'user-account:account_login'),
  X509Certificate: (properties) => [
    ...field(properties, ['Certificate', 'Serial_Number'], 'x509-certificate', 'x509-certificate:serial_number'),
    ...field(properties, ['Certificate', 'Issuer'], 'x509-certificate', 'x509-certificate:issuer'),
    ...field(properties, ['Certificate', 'Subject'], 'x509-certificate', 'x509-certificate:subject'),
  ],
};

type Path = readonly string[];

/** A field compared with an object path; with a kind, a value that is equal has the form of that kind. */
function field(
  properties: XmlElement,
  path: Path,
  type: string,
  objectPath: string,
  kind?: Kind,
): readonly (Observable | NoObservable)[] {
  return childrenAt(properties, ...path).flatMap((element) => {
    const read = readField(element);
    return read ? [compareField(read, type, objectPath, kind && KINDS[kind])] : [];
  });
}

function numberField(
  properties: XmlElement,
  path: Path,
  type: string,
  objectPath: string,
): readonly (Observable | NoObservable)[] {
  return childrenAt(properties, ...path).flatMap((element) => {
    const read = readField(element);
    return read ? [compareNumber(read, type, objectPath)] : [];
  });
}

/** `Address_Value` inside a header of an e-mail. */
function addressField(properties: XmlElement, path: Path, objectPath: string): readonly (Observable | NoObservable)[] {
  return field(properties, [...path, 'Address_Value'], 'email-message', objectPath);
}

function addressOf(properties: XmlElement): Observable | NoObservable {
  const read = readField(childrenAt(properties, 'Address_Value')[0]);
  if (!read) return { reason: 'the address has no value' };
  const { category = 'ipv4-addr' } = properties.attributes;
  switch (category) {
    case 'e-mail':
      return compareField(read, 'email-addr', 'email-addr:value', KINDS['email-address']);
    case 'mac':
      return compareField(read, 'mac-addr', 'mac-addr:value', KINDS['mac-address']);
    case 'asn':
      return compareField(read, 'autonomous-system', 'autonomous-system:number', KINDS['as-number']);
    default: {
      // The category of an address is ipv4-addr unless it says otherwise, and often does not.
      const block = parseAddressBlock(read.values[0] ?? '');
      const type = block?.family === 6 || category === 'ipv6-addr' ? 'ipv6-addr' : 'ipv4-addr';
      return compareField(read, type, `${type}:value`, KINDS.address);
    }
  }
}

function urlOf(properties: XmlElement): readonly (Observable | NoObservable)[] {
  const isName = properties.attributes['type'] === 'Domain Name';
  if (isName) return field(properties, ['Value'], 'domain-name', 'domain-name:value', 'domain-name');
  return childrenAt(properties, 'Value').flatMap((element) => {
    const read = readField(element);
    return read ? [compareField(read, 'url', 'url:value', urlEquals)] : [];
  });
}

function urlEquals(value: string): Observable | NoObservable {
  const url = KINDS.url(value);
  return 'reason' in url && !/\s/.test(value) ? KINDS['url-without-scheme'](value) : url;
}

/** A file is known by any of its hashes, whatever else is said of it; without them by its name, its path and its size. */
function fileOf(properties: XmlElement): readonly (Observable | NoObservable)[] {
  const hashes = childrenAt(properties, 'Hashes', 'Hash').map(hashOf);
  const usable = hashes.flatMap((one) => ('reason' in one ? [] : [one.comparison]));
  const others = [
    ...field(properties, ['File_Name'], 'file', 'file:name'),
    ...childrenAt(properties, 'File_Path').flatMap((element) => pathOf(element, properties)),
    ...numberField(properties, ['Size_In_Bytes'], 'file', 'file:size'),
  ];
  if (usable.length === 0) return [...hashes, ...others];
  const leftOut = others.length > 0 ? { leftOut: 'what is said of the file besides its hashes' } : {};
  const comparison = usable.length === 1 ? (usable[0] ?? '') : `(${usable.join(' OR ')})`;
  return [{ type: 'file', comparison, ...leftOut }, ...hashes.filter((one) => 'reason' in one)];
}

function hashOf(hash: XmlElement): Observable | NoObservable {
  const [value] = [...childrenAt(hash, 'Simple_Hash_Value'), ...childrenAt(hash, 'Fuzzy_Hash_Value')];
  const read = readField(value);
  if (!read) return { reason: 'a hash has no value' };
  const algorithm = textAt(hash, 'Type');
  const equals = (text: string): Observable | NoObservable =>
    algorithm === undefined || algorithm === 'Other' ? KINDS.hash(text) : hashObservable(algorithm, text);
  return compareField(read, 'file', `file:hashes.'${(algorithm ?? '').replace(/['\\]/g, '')}'`, equals);
}

/** A path that ends with the name is all of it; else it is the directory. */
function pathOf(element: XmlElement, properties: XmlElement): readonly (Observable | NoObservable)[] {
  const read = readField(element);
  if (!read) return [];
  const hasName = textAt(properties, 'File_Name') !== undefined;
  if (read.condition === 'Equals' && !hasName) return [compareField(read, 'file', 'file:name', KINDS['file-path'])];
  return [compareField(read, 'file', 'file:parent_directory_ref.path')];
}

function registryKeyOf(properties: XmlElement): readonly (Observable | NoObservable)[] {
  const hive = textAt(properties, 'Hive');
  const key = readField(childrenAt(properties, 'Key')[0]);
  const whole = key && {
    ...key,
    values: key.values.map((value) => (hive === undefined || value.startsWith(hive) ? value : `${hive}\\${value}`)),
  };
  return [
    ...(whole ? [compareField(whole, 'windows-registry-key', 'windows-registry-key:key', KINDS['registry-key'])] : []),
    ...field(properties, ['Values', 'Value', 'Name'], 'windows-registry-key', 'windows-registry-key:values[*].name'),
    ...field(properties, ['Values', 'Value', 'Data'], 'windows-registry-key', 'windows-registry-key:values[*].data'),
  ];
}

function socketOf(socket: XmlElement, end: 'src' | 'dst'): readonly (Observable | NoObservable)[] {
  return [
    ...field(socket, ['IP_Address', 'Address_Value'], 'network-traffic', `network-traffic:${end}_ref.value`),
    ...field(socket, ['Hostname', 'Hostname_Value'], 'network-traffic', `network-traffic:${end}_ref.value`),
    ...numberField(socket, ['Port', 'Port_Value'], 'network-traffic', `network-traffic:${end}_port`),
  ];
}
